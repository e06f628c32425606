"""The values that columns may have; data/README.md says what each means. A word list gives the words that lead to them."""

KINDS_OF_SECTION = (
    "headline", "byline", "dateline", "heading", "paragraph", "lead_in", "list_item", "takeaway", "pull_quote",
    "embed", "question", "answer", "keywords", "boilerplate",
)  # fmt: skip
KINDS_OF_ACTOR = ("person", "organisation", "country", "place", "bloc", "group", "anonymous")
PREFIXES = ("per", "org", "cty", "plc", "blc", "grp", "ano")  # of the ids of actors, in the order of their kinds
FORMS_OF_MENTION = ("name", "surname", "title", "role", "metonym", "demonym", "acronym", "pronoun", "label")
FORMS_OF_CLAIM = ("direct", "mixed", "indirect", "unquoted", "list_item", "answer", "label", "headline")
ACTS = ("assert", "question", "request", "reject", "accuse", "threaten", "agree", "concede", "support", "assess")
MODALITIES = ("fact", "certain", "probable", "possible", "necessary", "conditional", "intended")
KINDS_OF_CONDITION = (
    "demand", "precondition", "exclusion", "refusal", "red_line", "threat", "offer", "expectation", "recommendation",
)  # fmt: skip
SAID_BASES = ("stated", "carried", "published", "unknown")
MOVES = ("new", "repeated", "hardened", "softened", "withdrawn", "agreed", "deferred", "contradicted", "denied")
STATUSES = ("standing", "withdrawn", "agreed", "deferred")
PARTS = ("holder", "co_holder", "supporter", "opponent", "spokesperson")
DIMENSIONS = ("feasibility", "significance", "motive", "interpretation", "risk", "legitimacy", "validity")
LINKS = ("explicit", "anaphora", "topic", "none")
KINDS_OF_FLAG = (
    "lost_quotes", "glued_words", "lower_case_name", "lower_case_start", "misspelling", "broken_line", "stray_ellipsis",
    "several_texts", "embedded_post", "page_furniture", "repeated_statement", "anonymous_source", "changed_report",
    "no_affiliation", "no_date", "encoding", "left_out", "possible_duplicate_actor", "lone_surname", "conflicting_role",
    "other_language", "unread_turns", "answers_without_speaker",
)  # fmt: skip
SEVERITIES = ("note", "caution", "warning")
RELIABILITIES = ("high", "mixed", "low")  # of outlets, as the analyst judges them
