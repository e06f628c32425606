"""A `Reading` in, the cast of the article out: who is named, and every naming."""

from __future__ import annotations

import bisect
import dataclasses
import functools
import re
import unicodedata

from analysis.language import Reading
from analysis.parties import Naming, find_parties
from analysis.rows import Actor, Mention, Span, evidence, unique_ids


@dataclasses.dataclass(frozen=True)
class Cast:
    """The actors of one article and their mentions (resolved pronouns and role nouns included), in text order."""

    actors: tuple[Actor, ...]
    mentions: tuple[Mention, ...]
    speakers: dict[str, str | None]  # section_id -> the actor whose words the section holds (answers, turns, pull quotes)
    head_of: object = None  # Span -> Span of the head token of the phrase

    @functools.cached_property
    def by_id(self) -> dict[str, Actor]:
        """Actor id -> actor."""
        return {actor.actor_id: actor for actor in self.actors}

    @functools.cached_property
    def _starts(self) -> list[int]:
        return [m.start for m in self.mentions]

    def _at(self, span: Span) -> str | None:
        best = None
        for m in self.mentions[
            max(0, bisect.bisect_right(self._starts, span.start) - 8) : bisect.bisect_right(self._starts, span.start)
        ]:
            if m.start <= span.start and span.end <= m.end and (best is None or m.end - m.start > best.end - best.start):
                best = m
        return best.actor_id if best else None

    def actor_of(self, span: Span) -> str | None:
        """The actor that the noun phrase or pronoun at `span` refers to: the one whose mention holds its head; None if unknown."""
        return self._at(self.head_of(span)) if self.head_of else self._at(span)

    def party_of(self, actor_id: str | None) -> str | None:
        """Whose condition it is when this actor states one: the state or organisation it speaks for, else itself."""
        actor = self.by_id.get(actor_id)
        if actor is None:
            return None
        return actor.represents or actor.actor_id


def slug(name: str) -> str:
    """`Nasr al-Hariri` -> `nasr-al-hariri`."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower().replace("'", "")).strip("-")


def find_actors(reading: Reading) -> Cast:
    """Who is named in the article, each once."""
    text, doc = reading.article.text, reading.doc
    parties = find_parties(reading)
    taken = [(n.start, n.end) for n in parties]
    namings = list(parties)
    names: dict[str, str] = {p.actor_id: p.name for p in reading.vocabulary.actors}
    kinds: dict[str, str] = {p.actor_id: p.kind for p in reading.vocabulary.actors}
    people: dict[str, list] = {}
    found = []
    for ent in doc.ents:
        if ent.label_ not in ("PERSON", "ORG") or not any(c.isupper() for c in text[ent.start_char : ent.end_char]):
            continue
        span = Span(ent.start_char, ent.end_char)
        if any(s < span.end and span.start < e for s, e in taken):
            continue
        words = re.findall(r"[^\W\d_][\w’'-]*", re.sub(r"[’']s$", "", text[span.start : span.end]))
        if not words:
            continue
        end = span.end - (2 if re.search(r"[’']s$", text[span.start : span.end]) else 0)
        found.append((span.start, end, ent.label_, words))
    full = {}
    for s, e, label, words in sorted(found, key=lambda f: -len(f[3])):
        if label == "PERSON":
            last = words[-1].lower()
            full.setdefault(last, " ".join(words))
    for s, e, label, words in found:
        if label == "PERSON":
            name = full[words[-1].lower()]
            key = "per:" + (slug(name) or "x")
            kinds[key] = "person"
            form = "name" if len(words) > 1 else "surname"
        else:
            name = " ".join(words)
            key = "org:" + (slug(name) or "x")
            kinds[key] = "organisation"
            form = "name"
        names.setdefault(key, name)
        namings.append(Naming(s, e, key, form, "named_entity"))
    return _cast(reading, namings, names, kinds)


def _cast(reading: Reading, namings, names, kinds) -> Cast:
    text, article_id = reading.article.text, reading.article.article_id
    namings = sorted(set(namings))
    section_starts = [s.start for s in reading.sections]
    ids = unique_ids(article_id, "m", [n.start for n in namings])
    mentions = tuple(
        Mention(
            mention_id=i,
            article_id=article_id,
            section_id=reading.sections[max(0, bisect.bisect_right(section_starts, n.start) - 1)].section_id,
            actor_id=n.actor_id,
            form=n.form,
            **evidence(text, [Span(n.start, n.end)], n.rule),
        )
        for i, n in zip(ids, namings)
    )
    actors = []
    by_actor: dict[str, list[Mention]] = {}
    for m in mentions:
        by_actor.setdefault(m.actor_id, []).append(m)
    for actor_id, ms in by_actor.items():
        best = max(ms, key=lambda m: (m.form == "name", m.end - m.start))
        actors.append(
            Actor(
                article_id=article_id,
                actor_id=actor_id,
                name=names[actor_id],
                kind=kinds[actor_id],
                role=None,
                represents=None,
                country=actor_id if kinds[actor_id] == "country" else None,
                n_mentions=len(ms),
                **{f: getattr(best, f) for f in ("quote", "start", "end", "spans", "rule")},
            )
        )
    actors.sort(key=lambda a: (a.start, a.end, a.actor_id))
    speakers: dict[str, str | None] = {}
    cast = Cast(tuple(actors), mentions, {}, lambda span: _head(reading, span))
    for s in reading.sections:
        speakers[s.section_id] = cast.actor_of(s.label) if s.label and s.label.end > s.label.start else None
    return dataclasses.replace(cast, speakers=speakers)


def _head(reading: Reading, span: Span) -> Span:
    tokens = reading.tokens(span)
    if tokens is None or not len(tokens):
        return span
    root = tokens.root
    return Span(root.idx, root.idx + len(root))
