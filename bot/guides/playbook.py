"""The general handbook, `data/playbook.md`: its topics, and the sayings it has an answer to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

FILE = "playbook.md"
PUSHBACK = "Pushback"
"""The topic whose own topics are what a recruiter may say."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph's plain text."""

    text: str


@dataclass(frozen=True, slots=True)
class Point:
    """One line of a list; the words it begins with in bold stand apart."""

    text: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Points:
    """A list, with numbers or without."""

    points: tuple[Point, ...]
    numbered: bool


@dataclass(frozen=True, slots=True)
class Words:
    """Words to say or write, placeholders in square brackets."""

    text: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's cells, its first row the columns' titles."""

    titles: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Part = Paragraph | Points | Words | Grid


@dataclass(frozen=True, slots=True)
class Topic:
    """One heading of the handbook, with what stands under it."""

    title: str
    parts: tuple[Part, ...]
    under: str | None = None
    """The topic it belongs to."""


@dataclass(frozen=True, slots=True)
class Playbook:
    """The handbook's topics by title, in its own order."""

    introduction: tuple[Part, ...]
    topics: Mapping[str, Topic]

    def top(self) -> tuple[Topic, ...]:
        """The topics that belong to no other."""
        return tuple(topic for topic in self.topics.values() if topic.under is None)

    def under(self, title: str) -> tuple[Topic, ...]:
        """The topics that belong to one."""
        return tuple(topic for topic in self.topics.values() if topic.under == title)


@lru_cache(maxsize=4)
def load(folder: Path) -> Playbook:
    """The handbook in the data folder, read once."""
    import frontmatter  # only the handbook's own questions pay for this

    return read(frontmatter.loads((folder / FILE).read_text("utf-8")).content)


def read(body: str) -> Playbook:
    """The handbook of a Markdown text: its second and third headings are the topics."""
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

    markdown = MarkdownIt("commonmark", {"html": False, "maxNesting": 20}).enable("table")
    topics: dict[str, Topic] = {}
    introduction: tuple[Part, ...] = ()
    parent: str | None = None
    for depth, title, parts in _stretches(SyntaxTreeNode(markdown.parse(body)).children):
        if depth < 2:
            introduction += parts
            continue
        parent = title if depth == 2 else parent
        topics[title] = Topic(title, parts, parent if depth > 2 else None)
    return Playbook(introduction, topics)


def _stretches(
    nodes: Sequence[SyntaxTreeNode],
) -> Iterator[tuple[int, str, tuple[Part, ...]]]:
    """(depth of the heading, its text, the parts under it); 0 before the first heading."""
    depth, title, parts = 0, "", list[Part]()
    for node in nodes:
        if node.type == "heading":
            yield depth, title, tuple(parts)
            depth, title, parts = int(node.tag[1:]), _text(node).strip('"'), []
        else:
            parts += _parts(node)
    yield depth, title, tuple(parts)


def _parts(node: SyntaxTreeNode) -> Iterator[Part]:
    match node.type:
        case "paragraph":
            yield Paragraph(_text(node))
        case "bullet_list" | "ordered_list":
            points = tuple(_point(item) for item in node.children)
            yield Points(points, numbered=node.type == "ordered_list")
        case "blockquote":
            yield Words("\n".join(_lines(node)).removeprefix('"').removesuffix('"'))
        case "table":
            titles, *rows = (
                tuple(_text(cell) for cell in row.children)
                for part in node.children
                for row in part.children
            )
            yield Grid(titles, tuple(rows))


def _lines(node: SyntaxTreeNode) -> Iterator[str]:
    """A quotation's paragraphs and list items, one a line."""
    for child in node.children:
        if child.type == "ordered_list":
            yield from (f"{n}. {_text(item)}" for n, item in enumerate(child.children, 1))
        else:
            yield _text(child)


def _point(item: SyntaxTreeNode) -> Point:
    inline = next((node for node in item.walk() if node.type == "inline"), None)
    children = inline.children if inline else []
    bold = next((node for node in children if node.content or node.type != "text"), None)
    if bold is None or bold.type != "strong":
        return Point(_text(item))
    lead = _text(bold)
    return Point(_text(item).removeprefix(lead).strip(), lead.rstrip(".:"))


def _text(node: SyntaxTreeNode) -> str:
    """The plain text of a node, line breaks as spaces, emphasis dropped."""
    said = []
    for each in node.walk():
        if each.type in ("softbreak", "hardbreak"):
            said.append(" ")
        elif each.type in ("text", "code_inline"):
            said.append(each.content)
    return "".join(said)
