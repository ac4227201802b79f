"""Packs with faults, and word for word what their authors are told, as ``LINE:COLUMN: SEVERITY: MESSAGE``."""

from collections.abc import Callable
from dataclasses import dataclass

HEAD = "title: T\nquestions:\n"


@dataclass(frozen=True)
class Bad:
    """A pack with the problems that it has."""

    name: str
    text: str | bytes
    problems: tuple[str, ...]

    def __init__(self, name: str, text: str | bytes, *problems: str) -> None:
        for field, value in (("name", name), ("text", text), ("problems", problems)):
            object.__setattr__(self, field, value)


def question(*lines: str) -> str:
    """A pack with one question of these lines, which begin in line 3 and column 5."""
    first, *rest = lines
    return HEAD + f"  - {first}\n" + "".join(f"    {line}\n" for line in rest)


def answered(*lines: str) -> str:
    """A pack with one question whose own keys begin in line 7."""
    return question("id: one", "ask: What?", "why: So.", "source: A book", *lines)


def five(keys: Callable[[int], str]) -> str:
    """A pack of five questions with these keys each."""
    rows = (f"  - {{id: q{n}, ask: What {n}?, why: So., source: A book, {keys(n)}}}\n" for n in range(5))
    return HEAD + "".join(rows)


BAD = [
    Bad(
        "an empty id",
        question('id: ""', "ask: What?", "answer: true", "why: So.", "source: A book"),
        "3:9: error: question 1: `id` is empty; leave the key out, or give it a name",
    ),
    Bad(
        "nothing",
        "",
        "1:1: error: the file is empty",
    ),
    Bad(
        "only blanks",
        " \n\n",
        "1:1: error: the file is empty",
    ),
    Bad(
        "only a comment",
        "# soon\n",
        "1:1: error: the file is empty",
    ),
    Bad(
        "a list",
        "- ask: What?\n",
        "1:1: error: a pack is made of keys; write `questions:` above the list, and `title: ...` above that",
    ),
    Bad(
        "a text",
        "just some words\n",
        "1:1: error: a pack is made of keys: `title: ...`, then `questions:` with a list below it",
    ),
    Bad(
        "no title",
        "questions:\n  - {id: one, ask: What?, answer: true, why: So., source: A book}\n",
        "1:1: error: `title` is missing",
    ),
    Bad(
        "no questions",
        "title: T\n",
        "1:1: error: `questions` is missing",
    ),
    Bad(
        "questions without value",
        "title: T\nquestions:\n",
        "2:1: error: `questions` has nothing after it",
    ),
    Bad(
        "an empty list of questions",
        "title: T\nquestions: []\n",
        "2:12: error: `questions` is empty; a pack has at least one",
    ),
    Bad(
        "questions as a text",
        "title: T\nquestions: many\n",
        "2:12: error: `questions` is a list; begin each question with `- `",
    ),
    Bad(
        "a title without text",
        "title:\nquestions:\n  - {id: one, ask: What?, answer: true, why: So., source: A book}\n",
        "1:1: error: `title` has nothing after it",
    ),
    Bad(
        "a later format",
        "format: 2\n" + answered("answer: true"),
        '1:9: error: format "2" is not known here, only 1; perhaps a newer Space Quiz reads it',
    ),
    Bad(
        "an unknown key of the pack",
        "titel: T\n" + answered("answer: true").replace("title: T\n", ""),
        '1:1: error: unknown key "titel" in a pack; did you mean "title"?',
    ),
    Bad(
        "a language that is none",
        "language: English please\n" + answered("answer: true"),
        '1:11: error: `language` is "English please"; write its code, such as en or pt-BR',
    ),
    Bad(
        "authors as a text",
        "authors: Ada\n" + answered("answer: true"),
        '1:10: error: `authors` is a list: write ["Ada"]',
    ),
    Bad(
        "a source without title",
        'sources:\n  book: {url: "https://example.org"}\n' + answered("answer: true").replace("A book", "book"),
        '2:9: error: source "book": `title` is missing',
    ),
    Bad(
        "a source with a link that is none",
        "sources:\n  book: {title: B, url: example.org}\n" + answered("answer: true").replace("A book", "book"),
        '2:25: error: source "book": `url` is "example.org"; it begins with https:// and has no spaces',
    ),
    Bad(
        "sources without a key",
        "sources:\n  ~: {title: B}\n  ' ': {title: C}\n" + answered("answer: true").replace("    source: A book\n", ""),
        "2:3: error: a key is missing before the colon",
        "3:3: error: a key is missing before the colon",
        "6:5: warning: question 1 (one): no `source`; say where the answer can be looked up",
    ),
    Bad(
        "a source that is not listed",
        "sources:\n  nasa-sputnik: {title: N}\n" + answered("answer: true").replace("A book", "nasa-sputnick"),
        '8:13: error: question 1 (one): source "nasa-sputnick" is not one of `sources`; did you mean "nasa-sputnik"?',
    ),
    Bad(
        "a default source that is not listed",
        "sources:\n  nasa: {title: N}\ndefaults: {source: nas}\n"
        + answered("answer: true").replace("    source: A book\n", ""),
        '3:20: error: source "nas" is not one of `sources`; did you mean "nasa"?',
    ),
    Bad(
        "an unknown default",
        "defaults: {second: 20}\n" + answered("answer: true"),
        '1:12: error: unknown key "second" in `defaults`; did you mean "seconds"?',
    ),
    Bad(
        "a question that is a text",
        HEAD + "  - What?\n",
        "3:5: error: question 1: a question is made of keys: `ask: ...`, `options: [...]`, `answer: ...`",
    ),
    Bad(
        "no ask",
        question("id: one", "answer: true", "why: So.", "source: A book"),
        "3:5: error: question 1 (one): `ask` is missing",
    ),
    Bad(
        "an unknown key of a question",
        answered("answer: true", "hint: [x]"),
        '8:5: error: question 1 (one): unknown key "hint" in a question; did you mean "hints"?',
    ),
    Bad(
        "a slip in a key",
        answered("optoins: [a, b]", "answer: a"),
        '7:5: error: question 1 (one): unknown key "optoins" in a question; did you mean "options"?',
    ),
    Bad(
        "a key twice",
        answered("answer: true", "answer: false"),
        '8:5: error: question 1 (one): duplicate key "answer"; it is already in line 7',
    ),
    Bad(
        "an id twice",
        HEAD + "".join(f"  - {{id: one, ask: What {n}?, answer: true, why: So., source: A book}}\n" for n in (1, 2)),
        '4:10: error: question 2 (one): duplicate id "one"; question 1 in line 3 has it',
    ),
    Bad(
        "an id with blanks",
        question("id: My first question", "ask: What?", "why: So.", "source: A book", "answer: true"),
        '3:9: error: question 1 (My first question): the id "My first question" may have letters, digits, `-`, `_` and `.`, 80 at most; write my-first-question',
    ),
    Bad(
        "nothing to answer with",
        answered("tags: [x]"),
        "3:5: error: question 1 (one): nothing to answer with; give `options` and `answer`, or `accept`, `number`, `order` or `match`",
    ),
    Bad(
        "two kinds at once",
        answered("number: 5", "accept: [five]"),
        "7:5: error: question 1 (one): `accept` and `number` make two kinds of question; keep one",
    ),
    Bad(
        "answer and answers",
        answered("options: [a, b, c]", "answers: [a, b]", "answer: a"),
        "9:5: error: question 1 (one): `answer` and `answers` exclude each other; keep one",
    ),
    Bad(
        "answers without options",
        answered("answers: [a]"),
        "7:5: error: question 1 (one): `answers` needs `options` to choose from",
    ),
    Bad(
        "a key of another kind",
        answered("answer: true", "unit: km"),
        "8:5: error: question 1 (one): `unit` does not belong to a true or false question",
    ),
    Bad(
        "a kind that the keys deny",
        answered("kind: number", "options: [a, b]", "answer: a"),
        "7:11: error: question 1 (one): `kind` says number, but the keys make a choice question",
    ),
    Bad(
        "a kind that nobody knows",
        answered("kind: chioce", "options: [a, b]", "answer: a"),
        '7:11: error: question 1 (one): `kind` is "chioce"; did you mean "choice"?',
    ),
    Bad(
        "an answer that is no option",
        answered("options: [Sputnik 1, Explorer 1]", "answer: Sputnik I"),
        '8:13: error: question 1 (one): answer "Sputnik I" is not an option; did you mean "Sputnik 1"?',
    ),
    Bad(
        "options without answer",
        answered("options: [a, b]"),
        "3:5: error: question 1 (one): `answer` is missing",
    ),
    Bad(
        "one option",
        answered("options: [a]", "answer: a"),
        "7:14: error: question 1 (one): `options` has 1; a question has 2 to 8",
    ),
    Bad(
        "nine options",
        answered("options: [a, b, c, d, e, f, g, h, i]", "answer: a"),
        "7:14: error: question 1 (one): `options` has 9; a question has 2 to 8",
    ),
    Bad(
        "equal options",
        answered("options:", "  - a", "  - b", "  -  a ", "answer: a"),
        '10:10: error: question 1 (one): duplicate option "a"; it is already in line 8',
    ),
    Bad(
        "an empty option",
        answered("options: [a, , b]", "answer: a"),
        "7:18: error: question 1: a , too many, or a text that needs quotes",
    ),
    Bad(
        "an option without text",
        answered("options:", "  - a", "  -", "answer: a"),
        "9:8: error: question 1 (one): option 2 is empty",
    ),
    Bad(
        "an option that is a pair",
        answered("options:", "  - 'Vostok'", "  - Soyuz: the ferry", "answer: Vostok"),
        '9:9: error: question 1 (one): option 2 is read as a pair because of its colon; put it in quotes: "Soyuz: the ferry"',
    ),
    Bad(
        "an option that is a list",
        answered("options: [a, [b, c]]", "answer: a"),
        "7:18: error: question 1 (one): option 2 is a text, not a list",
    ),
    Bad(
        "options as a text",
        answered("options: a, b and c", "answer: a"),
        '7:14: error: question 1 (one): `options` is a list: write ["a", "b and c"], or ["a, b and c"] for one alone',
    ),
    Bad(
        "options as a mapping",
        answered("options: {a: 1, b: 2}", "answer: a"),
        "7:14: error: question 1 (one): `options` is a list; begin each item with `- `, without a colon in it",
    ),
    Bad(
        "null as an answer",
        answered("options: [null, a]", "answer: a"),
        '7:15: error: question 1 (one): option 1 is empty; if the word is meant, put it in quotes: "null"',
    ),
    Bad(
        "no answers",
        answered("options: [a, b]", "answers: []"),
        "8:14: error: question 1 (one): `answers` is empty; name at least one option",
    ),
    Bad(
        "answers that are no options",
        answered("options: [Mir, Salyut 1]", "answers: [Mir, Salut 1]"),
        '8:20: error: question 1 (one): answer "Salut 1" is not an option; did you mean "Salyut 1"?',
    ),
    Bad(
        "neither true nor false",
        answered("answer: maybe"),
        '7:13: error: question 1 (one): answer "maybe" is neither true nor false; a choice has `options`, a typed answer `accept`',
    ),
    Bad(
        "nothing to accept",
        answered("accept: []"),
        "7:13: error: question 1 (one): `accept` is empty; name at least one answer",
    ),
    Bad(
        "accept as a text",
        answered("accept: Baikonur"),
        '7:13: error: question 1 (one): `accept` is a list: write ["Baikonur"]',
    ),
    Bad(
        "a number with commas",
        answered("number: 384,400"),
        '7:13: error: question 1 (one): `number` is not a number: "384,400"; write it without commas: 384400',
    ),
    Bad(
        "a number with a decimal comma",
        answered("number: 83,6"),
        '7:13: error: question 1 (one): `number` is not a number: "83,6"; write it with a point: 83.6',
    ),
    Bad(
        "a number with its unit",
        answered("number: 108 minutes"),
        '7:13: error: question 1 (one): `number` is not a number: "108 minutes"; a unit belongs in `unit`',
    ),
    Bad(
        "a number that is none",
        answered("number: many"),
        '7:13: error: question 1 (one): `number` is not a number: "many"',
    ),
    Bad(
        "a number beyond all floats",
        answered("number: 1e999"),
        '7:13: error: question 1 (one): `number` is too large a number: "1e999"',
    ),
    Bad(
        "within above close",
        answered("number: 5", "within: 3", "close: 2"),
        "9:12: error: question 1 (one): `within` is above `close`; `close` is where credit ends, farther off than `within`",
    ),
    Bad(
        "within below nought",
        answered("number: 5", "within: -1"),
        "8:13: error: question 1 (one): `within` is less than 0",
    ),
    Bad(
        "an order of two",
        answered("order: [a, b]"),
        "7:12: error: question 1 (one): `order` has 2; it takes 3 to 8 items",
    ),
    Bad(
        "equal items in an order",
        answered("order: [a, b, a]"),
        '7:19: error: question 1 (one): duplicate item "a"; it is already in line 7',
    ),
    Bad(
        "one pair to match",
        answered("match: {a: 1}"),
        "7:12: error: question 1 (one): `match` has 1; it takes 2 to 8 pairs",
    ),
    Bad(
        "equal right sides",
        answered("match: {a: x, b: y, c: x}"),
        '7:28: error: question 1 (one): duplicate right side "x"; it is already in line 7',
    ),
    Bad(
        "match as a list",
        answered("match: [a, b]"),
        "7:12: error: question 1 (one): `match` has lines of the form `left: right`, without `- ` before them",
    ),
    Bad(
        "a left side without a right one",
        answered("match:", "  a: x", "  b:"),
        '9:7: error: question 1 (one): what belongs to "b" is missing',
    ),
    Bad(
        "feedback for no option",
        answered("options: [Explorer 1, Luna 1]", "answer: Luna 1", "feedback: {Explorer: no}"),
        '9:16: error: question 1 (one): `feedback` for "Explorer", which is not an option; did you mean "Explorer 1"?',
    ),
    Bad(
        "feedback as a text",
        answered("options: [a, b]", "answer: a", "feedback: no"),
        "9:15: error: question 1 (one): `feedback` has lines of the form `option: what to say`",
    ),
    Bad(
        "a date that does not exist",
        answered("answer: true", "date: 1957-02-30"),
        '8:11: error: question 1 (one): `date` is "1957-02-30", and there is no such date',
    ),
    Bad(
        "a date in another form",
        answered("answer: true", "date: 4.10.1957"),
        '8:11: error: question 1 (one): `date` is "4.10.1957"; write it as 1957, 1957-10 or 1957-10-04',
    ),
    Bad(
        "a difficulty that nobody knows",
        answered("answer: true", "difficulty: hrad"),
        '8:17: error: question 1 (one): `difficulty` is "hrad"; did you mean "hard"?',
    ),
    Bad(
        "a difficulty in letters of long ago",
        answered("answer: true", "difficulty: eaſy"),
        '8:17: error: question 1 (one): `difficulty` is "eaſy"; did you mean "easy"?',
    ),
    Bad(
        "seconds that are no number",
        answered("answer: true", "seconds: soon"),
        '8:14: error: question 1 (one): `seconds` is a whole number from 0 to 3600, not "soon"',
    ),
    Bad(
        "seconds below nought",
        answered("answer: true", "seconds: -1"),
        '8:14: error: question 1 (one): `seconds` is a whole number from 0 to 3600, not "-1"',
    ),
    Bad(
        "points beyond measure",
        answered("answer: true", "points: 1000000"),
        '8:13: error: question 1 (one): `points` is a whole number from 1 to 10000, not "1000000"',
    ),
    Bad(
        "hints as a text",
        answered("answer: true", "hints: think"),
        '8:12: error: question 1 (one): `hints` is a list: write ["think"]',
    ),
    Bad(
        "a list where a text belongs",
        answered("answer: true").replace("ask: What?", "ask: [What?]"),
        "4:10: error: question 1 (one): `ask` is a text, not a list",
    ),
    Bad(
        "no id",
        question("ask: What was first?", "answer: true", "why: So.", "source: A book"),
        "3:5: warning: question 1: no `id`; scores hang on it, so give it a lasting one, such as `id: what-was-first`",
    ),
    Bad(
        "no why and no source",
        question("id: one", "ask: What?", "answer: true"),
        "3:5: warning: question 1 (one): no `why`; players like to read why an answer is right",
        "3:5: warning: question 1 (one): no `source`; say where the answer can be looked up",
    ),
    Bad(
        "a long question and a long option",
        answered("options: [a, " + "b" * 121 + "]", "answer: a").replace("What?", "W" * 301),
        "4:10: warning: question 1 (one): a question of 301 characters; up to 300 read well",
        "7:18: warning: question 1 (one): option 2 has 121 characters; up to 120 read well",
    ),
    Bad(
        "answers that are all the options",
        answered("options: [a, b]", "answers: [b, a]"),
        "8:14: warning: question 1 (one): `answers` are all the options, so that nothing can be chosen wrongly",
    ),
    Bad(
        "the right answer always first",
        five(lambda n: f"options: [yes{n}, really not], answer: yes{n}"),
        "2:1: warning: the right answer is option 1 in all 5 choices; give it different places",
    ),
    Bad(
        "the right answer always the longest",
        five(
            lambda n: (
                f"options: [{f'the longest {n}, no' if n % 2 else f'no, the longest {n}'}], answer: the longest {n}"
            )
        ),
        "2:1: warning: the right answer is the longest option in all 5 choices; its length tells it",
    ),
    Bad(
        "an anchor",
        answered("options: [&a one, two]", "answer: two"),
        "7:15: error: question 1 (one): a text cannot begin with &, which makes an anchor in YAML; put the text in quotes",
    ),
    Bad(
        "an alias",
        answered("options: [one, two]", "answer: *one"),
        "8:13: error: question 1 (one): a text cannot begin with *, which makes an alias in YAML; put the text in quotes",
    ),
    Bad(
        "a tag",
        answered("answer: !!bool true"),
        "7:13: error: question 1 (one): a text cannot begin with !, which makes a tag in YAML; put the text in quotes",
    ),
    Bad(
        "a merge key",
        answered("answer: true", "<<: {tags: [x]}"),
        '8:5: error: question 1 (one): unknown key "<<" in a question',
    ),
    Bad(
        "a directive",
        "%YAML 1.1\n---\n" + answered("answer: true"),
        "1:1: error: a pack has no lines that begin with %; delete the line, or put the text in quotes",
    ),
    Bad(
        "a second document",
        answered("answer: true") + "---\ntitle: Two\n",
        "8:1: error: a second document begins here; a pack is one document without `---`",
    ),
    Bad(
        "a list as a key",
        answered("answer: true", "? [a, b]", ": c"),
        "8:7: error: question 1 (one): a list or mapping cannot be a key; put the text in quotes if it has brackets",
    ),
    Bad(
        "a colon in a text",
        question("id: one", "ask: Sputnik: what was it?", "answer: true"),
        '4:10: error: question 1: a text with a colon in it needs quotes: ask: "Sputnik: what was it?"',
    ),
    Bad(
        "a quote that is never closed",
        question("id: one", 'ask: "What?', "answer: true", "why: So.", "source: A book"),
        "4:10: error: question 1: this quote is never closed",
    ),
    Bad(
        "text after a quote",
        question("id: one", 'ask: "Sputnik" means what?', "answer: true", "why: So.", "source: A book"),
        "4:19: error: question 1: more text after the closing quote; put all of it in quotes, and write '' for an apostrophe in single quotes",
    ),
    Bad(
        "texts that a # cuts off",
        question("id: one", "ask: Nr #1", "why: It carried cell #1", "answer: true # yes", "source: A #"),
        "4:13: warning: question 1 (one): the text ends before this #, for it begins a comment; "
        "put all of the text in quotes",
        "5:26: warning: question 1 (one): the text ends before this #, for it begins a comment; "
        "put all of the text in quotes",
    ),
    Bad(
        "a list that a # cuts off",
        answered("options: [Apollo #1, Apollo #2]", "answer: Apollo"),
        "7:14: error: question 1: this [ is never closed, for a # after a space begins a comment; "
        "put its text in quotes",
    ),
    Bad(
        "a bracket that is never closed",
        question("id: one", "ask: What?", "options: [a, b", "answer: a", "why: So.", "source: A book"),
        "5:14: error: question 1: this [ is never closed; end the list with ], and put a comma between its items",
    ),
    Bad(
        "a bracket too many",
        question("id: one", "ask: What?", "options: [a, b]]", "answer: a", "why: So.", "source: A book"),
        "5:20: error: question 1: a ] without the bracket that opens the list, or a text that needs quotes",
    ),
    Bad(
        "a tab before a key",
        HEAD + "  - id: one\n\task: What?\n    answer: true\n",
        "4:1: error: question 1: this line is indented with a tab; YAML wants spaces",
    ),
    Bad(
        "a key out of line",
        HEAD + "  - id: one\n    ask: What?\n   answer: true\n",
        "5:4: error: question 1: this line does not line up with those above; check the indentation",
    ),
    Bad(
        "no space after a colon",
        question("id: one", "ask:What?", "answer: true", "why: So.", "source: A book"),
        "4:5: error: question 1: a space is missing after the colon",
    ),
    Bad(
        "a line that is no pair",
        question("id: one", "ask: What?", "answer", "why: So.", "source: A book"),
        "5:5: error: question 1: this line is no `key: value`; a colon is missing, or the line above goes on here",
    ),
    Bad(
        "a text that begins with a percent sign",
        question("id: one", "ask: %s is what?", "answer: true", "why: So.", "source: A book"),
        "4:10: error: question 1: a text cannot begin with %; put the text in quotes",
    ),
    Bad(
        "a text that begins with an at sign",
        question("id: one", "ask: @noon?", "answer: true", "why: So.", "source: A book"),
        "4:10: error: question 1: a text cannot begin with @; put the text in quotes",
    ),
    Bad(
        "a backslash in double quotes",
        question("id: one", 'ask: "C:\\path?"', "answer: true", "why: So.", "source: A book"),
        "4:14: error: question 1: in double quotes a backslash begins an escape; write \\\\, or use single quotes",
    ),
    Bad(
        "an escape character",
        answered("answer: true").replace("What?", "Wh\x1b[31mat?"),
        "4:12: error: question 1 (one): the character U+001B control character may not stand in a pack; delete it",
    ),
    Bad(
        "an escape character spelled out",
        answered("answer: true").replace("What?", '"Wh\\e[31mat?"'),
        "4:10: error: question 1 (one): the character U+001B control character may not stand in a pack; delete it",
    ),
    Bad(
        "a text that turns round",
        answered("answer: true").replace("What?", "Wh\u202eat?"),
        "4:12: error: question 1 (one): the character U+202E RIGHT-TO-LEFT OVERRIDE may not stand in a pack; delete it",
    ),
    Bad(
        "a character without width",
        answered("answer: true").replace("What?", "Wh\u200bat?"),
        "4:12: error: question 1 (one): the character U+200B ZERO WIDTH SPACE may not stand in a pack; delete it",
    ),
    Bad(
        "half a character",
        answered("answer: true").replace("What?", '"Wh\\ud800at?"'),
        "4:10: error: question 1: in double quotes a backslash begins an escape; write \\\\, or use single quotes",
    ),
    Bad(
        "21 levels",
        "title: " + "[" * 21 + "]" * 21 + "\n",
        "1:8: error: `title` is a text, not a list",
        "1:27: error: more than 20 levels of lists and mappings",
    ),
    Bad(
        "three faults in three questions",
        HEAD
        + "  - {id: one, ask: What?, answer: true, why: So., source: A, date: soon}\n"
        + "  - id: two\n    ask: Why: so?\n    answer: true\n"
        + "  - {id: three, ask: What?, options: [a, b], answer: c, why: So., source: A}\n",
        '3:68: error: question 1 (one): `date` is "soon"; write it as 1957, 1957-10 or 1957-10-04',
        '5:10: error: question 2: a text with a colon in it needs quotes: ask: "Why: so?"',
        '7:54: error: question 3 (three): answer "c" is not an option',
    ),
]
"""Faults of every kind; warnings too, which leave the pack playable."""

BAD_BYTES = [
    Bad(
        "UTF-16",
        answered("answer: true").encode("utf-16"),
        "1:1: error: not UTF-8: it looks like UTF-16; save the file as UTF-8",
    ),
    Bad(
        "UTF-16 without a mark",
        answered("answer: true").encode("utf-16-le"),
        "1:1: error: not UTF-8: it looks like UTF-16; save the file as UTF-8",
    ),
    Bad(
        "Latin-1",
        answered("answer: true").replace("What?", "Où?").encode("latin-1"),
        "4:11: error: not UTF-8: byte 0xF9; it looks like Latin-1 or Windows-1252; save the file as UTF-8",
    ),
    Bad(
        "a picture",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        "1:1: error: this is not a text file",
    ),
    Bad(
        "over 16 MiB",
        b"#" * (16 * 1024 * 1024 + 1),
        "1:1: error: the file is larger than 16 MiB; split it into several packs",
    ),
]
"""Files that are no text, or not in UTF-8."""
