"""Long pages about an invented strike, in the shapes that several kinds of systems give to theirs."""

# ruff: noqa: E501

TITLE = "Port talks in Halmstead end early"
WORDS = [
    "The dockers of Halmstead walked out again on Monday, and the owners of the port said that they would not talk before June.",
    "“We have waited since the spring, and we will not wait for another one,” said Anna Rundle, who leads the union.",
    "Tom Kline, who speaks for the owners, said that the offer of last week was the last one, and that there was no more money.",
    "The mediator, Ines Varga, asked both sides to come back to the table by Friday, and to leave their conditions at home.",
    "About four thousand people work in the port; most are paid by the day, and the union wants contracts of a year at least.",
    "“A contract of a year would cost us two million crowns, which we do not have,” Kline told the council in the evening.",
    "The council has no say in the matter, but it lent the owners the money for the new quay, and some of it wants it back.",
    "A second round is planned for Thursday, in a hotel outside the town, and the mediator hopes that it will last longer.",
]
SCRIPTS = "<style>.a{margin:0}</style><script>var numbers = [1, 2, 3];</script>"
NAVIGATION = "<header><a href='/'>Courier</a><nav><ul>" + "<li><a href='/s'>A section</a></li>" * 30 + "</ul></nav></header>"
COOKIES = "<div id='cookie-banner' class='cookie-consent'><p>We use cookies to make this site better for all of you.</p></div>"
RELATED = "<section class='related-articles'><h2>More on this story</h2>" + "".join(
    f"<div class='card'><h3><a href='/{n}'>Story {n}</a></h3><p>A summary of story {n}, which has other readers.</p></div>"
    for n in range(8)
) + "</section>"  # fmt: skip
COMMENTS = "<div id='comments' class='comments-area'>" + "".join(
    f"<div class='comment'><p>I think that the owners are quite wrong about it, reader {n} wrote.</p></div>" for n in range(8)
) + "</div>"  # fmt: skip
LETTER = "<div class='newsletter-signup'><p>Sign up to our letter, and read in the morning what the harbour says.</p></div>"
FOOT = "<footer><p>© 2025 Halmstead Courier. All rights reserved.</p></footer>"
DATA = (
    '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "%s",'
    ' "datePublished": "2025-05-03T21:30:00-05:00", "dateModified": "2025-05-06T08:00:00Z",'
    ' "publisher": {"@type": "Organization", "name": "Halmstead Courier"}}</script>'.replace("%s", TITLE)
)


def paragraphs(words):
    return "".join(f"<p>{word}</p>" for word in words)


def page(body, head=DATA, title=f"{TITLE} | Halmstead Courier"):
    return f"<!DOCTYPE html><html lang='en'><head><title>{title}</title>{head}{SCRIPTS}</head><body>{body}{FOOT}</body></html>"


def article(body):
    """A short page: two paragraphs, then `body`."""
    return page(f"<article><h1>{TITLE}</h1>{paragraphs(WORDS[:2])}{body}</article>")


BLOG = page(
    f"{NAVIGATION}<main><article class='post type-post'><header class='entry-header'><h1 class='entry-title'>{TITLE}</h1>"
    "<div class='entry-meta'><time datetime='2025-05-03'>3 May 2025</time> by <span class='author'>Lena Brook</span></div></header>"
    f"<div class='entry-content'>{paragraphs(WORDS[:4])}<figure class='wp-block-pullquote'><blockquote><p>We have waited since the"
    f" spring.</p><cite>Anna Rundle, union leader</cite></blockquote></figure>{paragraphs(WORDS[4:])}</div></article>{COMMENTS}"
    f"</main><aside class='widget-area'>{RELATED}</aside>{COOKIES}",
    "<meta property='og:site_name' content='Halmstead Courier'><meta property='article:published_time' content='2025-05-03T09:30Z'>",
)
PAPER = page(
    f"{COOKIES}{NAVIGATION}<main><article><div><h1>{TITLE}</h1></div><div><p>The owners say no to a plan, and the union speaks of"
    f" the ferries next.</p></div><div class='meta'><address>Lena Brook</address></div><div class='article-body-commercial'>"
    f"{paragraphs(WORDS[:3])}<aside class='rich-link'><h3>Read more</h3><a href='/q'>Another story of the day</a></aside>"
    "<figure class='element-pullquote'><aside><blockquote><p>The last offer was the last.</p></blockquote><footer><cite>Tom Kline"
    f"</cite></footer></aside></figure>{paragraphs(WORDS[3:6])}{LETTER}{paragraphs(WORDS[6:])}</div></article>{RELATED}</main>"
)
BROADCASTER = page(
    f"{NAVIGATION}<div id='wrapper'><main><article><header><h1>{TITLE}</h1></header><div><figure><img src='a.jpg'><figcaption><span"
    " class='visually-hidden'>Image caption, </span>The northern gate</figcaption></figure></div>"
    + "".join(f"<div data-component='text-block' class='ssrcss-7'><div class='ssrcss-8'><p>{w}</p></div></div>" for w in WORDS)
    + f"</article>{RELATED}</main></div>"
)
MINISTRY = page(
    f"{COOKIES}{NAVIGATION}<main id='content'><div class='grid'><span class='caption'>Press release</span><h1>Statement on the port"
    "</h1><p class='lead'>The ministry of transport sets out what it expects.</p><dl class='metadata'><dt>From:</dt><dd><a href='/m'>"
    f"Ministry of Transport</a></dd><dt>Published</dt><dd>3 May 2025</dd></dl><div class='prose'>{paragraphs(WORDS[:4])}<p>The"
    " minister, Ines Varga, said:</p><blockquote><p>Both sides must come back to the table.</p><p>The ferries must not stop.</p>"
    f"</blockquote>{paragraphs(WORDS[4:])}</div></div></main>",
    "<meta name='dcterms.date' content='2025-05-03'>",
    "Statement on the port - GOV.HALM",
)
LIVE = page(
    f"{NAVIGATION}<main><article><h1>{TITLE}</h1><p class='standfirst'>All that was said at the gates on Monday.</p><div id='blog'>"
    + "".join(
        f"<article class='block' id='b{n}'><header><time datetime='2025-05-03T20:0{n}'>20.0{n}</time><h2>Update {n} of the evening"
        f"</h2></header><div class='block-elements'><p>{word}</p></div></article>"
        for n, word in enumerate(WORDS)
    )
    + f"</div></article></main>{RELATED}"
)
INTERVIEW = page(
    f"{NAVIGATION}<main><article><h1>{TITLE}</h1>{paragraphs(WORDS[:2])}<dl><dt>Will you go back to the table?</dt><dd><p>We will, if"
    " the owners pay what they promised in the autumn. There is nothing else.</p></dd><dt>Ines Varga</dt><dd>Both sides must wait."
    f"</dd></dl></article></main>{RELATED}"
)
OLD = page(f"<div id='wrap'><div class='headline'>{TITLE}</div><div><font>{'<br><br>'.join(WORDS)}</font></div></div>", "")
SHAPES = {
    "blog": BLOG, "paper": PAPER, "broadcaster": BROADCASTER, "ministry": MINISTRY, "live": LIVE, "old": OLD,
}  # fmt: skip
