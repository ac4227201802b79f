"""Fuzz every reader of foreign files: no exceptions but the project's own errors may come out.

Gives random bytes and mutated samples to the readers of packs, zips and all formats, and makes packs of what they
return. An input that raises any other exception, or takes longer than the limit, is saved to a file, and the command to
try it again is printed.
"""

import argparse
import io
import random
import sys
import time
import zipfile
from pathlib import Path
from tempfile import gettempdir

from figures import ROOT

from spacequiz.errors import SpaceQuizError
from spacequiz.exchange.import_pack import import_pack
from spacequiz.exchange.registry import FORMATS, load_reader, load_writer, recognise_format
from spacequiz.packs.decode import UnreadableFile
from spacequiz.packs.outline import read_outline
from spacequiz.packs.pack_reader import read_pack_file, read_pack_text
from spacequiz.packs.zip_source import read_zip

LIMIT = 10.0
"""Seconds that an input may take at most."""
OPENTDB = (
    b'{"response_code":0,"results":[{"type":"multiple","difficulty":"easy","category":"Science &amp; Nature",'
    b'"question":"Which was first?","correct_answer":"Sputnik 1","incorrect_answers":["Luna 1","Explorer 1"]},'
    b'{"type":"boolean","difficulty":"hard","category":"x","question":"Is it?","correct_answer":"True",'
    b'"incorrect_answers":["False"]}]}'
)
TOKENS = (
    *(
        b"\0",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\xc3",
        b"\xed\xa0\x80",
        b"\xf4\x90\x80\x80",
        b"\r\n",
        b"\r",
        b"\t",
        b"\x1b[",
    ),
    *(
        b"{",
        b"}",
        b"[",
        b"]",
        b"~",
        b"=",
        b"#",
        b"->",
        b"::",
        b"%50%",
        b"%-100%",
        b"..",
        b"\\",
        b'"',
        b"'",
        b"''",
        b'""',
    ),
    *(b"<", b">", b"</", b"<!--", b"<![CDATA[", b"]]>", b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"&b;", b"&#0;", b"&amp;"),
    *(b"- ", b": ", b"? ", b"|", b"&a ", b"*a", b"!x ", b"---\n", b"%YAML 1.1\n", b"#separator:tab\n", b"ANSWER: A\n"),
    *(b"null", b"true", b"NaN", b"1e999", b"-1", b"9" * 400, b"2026-13-45", b"=1+1", b"@x", b",,,,", b";", b"A. "),
    *(
        b"fraction=",
        b"100",
        b"<question type=",
        b"<answer>",
        b"{{c1::",
        b"}}",
        b"$CATEGORY: ",
        b"T",
        b"F",
        b"\xe2\x80\xae",
    ),
)
"""Byte strings that have a meaning in one of the formats."""


def samples() -> dict[str, list[bytes]]:
    """Return valid files by the name of their format; ``pack`` stands for packs, ``zip`` for a zip of packs."""
    files = sorted((ROOT / "questions").glob("*.yaml"))
    valid: dict[str, list[bytes]] = {"pack": [file.read_bytes() for file in files], "opentdb": [OPENTDB]}
    zipped = io.BytesIO()
    with zipfile.ZipFile(zipped, "w", zipfile.ZIP_DEFLATED) as made:
        for file in files:
            made.write(file, file.name)
    valid["zip"] = [zipped.getvalue()]
    for name, known in FORMATS.items():
        for file in files if known.reads and known.writes else ():
            pack = read_pack_file(file).pack
            assert pack is not None
            valid.setdefault(name, []).append(load_writer(name).write(pack, "fuzz").data)
    return valid


def mutate(data: bytes, chance: random.Random) -> bytes:
    """Return the bytes with random changes: some are flipped, deleted, repeated or copied, or tokens are inserted."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        at = chance.randrange(len(made) + 1)
        size = min(len(made) - at, chance.choice((1, 2, 8, 64, 512)))
        match chance.randrange(7):
            case 0:
                made[at:at] = chance.choice(TOKENS) * chance.choice((1, 1, 1, 3, 1000))
            case 1:
                del made[at : at + size]
            case 2:
                made[at : at + size] = made[at : at + size] * chance.choice((2, 2, 50))
            case 3 if at < len(made):
                made[at] ^= 1 << chance.randrange(8)
            case 4:
                other = chance.randrange(len(made) + 1)
                made[at:at] = made[other : other + size]
            case 5 if chance.random() < 0.2:
                del made[at:]
            case _:
                made[at : at + size] = chance.choice(TOKENS)
    return bytes(made[: 3 * 1024 * 1024])


def mutate_zip(data: bytes, chance: random.Random) -> bytes:
    """Return a zip with one of its files mutated; random changes of the zip itself rarely get past its checksums."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as old:
            parts = {name: old.read(name) for name in old.namelist()}
    except (zipfile.BadZipFile, OSError, ValueError):
        return mutate(data, chance)
    name = chance.choice(sorted(parts))
    parts[name] = mutate(parts[name], chance)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for part, inside in parts.items():
            new.writestr(part, inside)
    return made.getvalue()


def read_input(name: str, data: bytes) -> None:
    """Read the bytes as this format, or as the recognised one if the name is empty, and make a pack of the result."""
    if name == "pack":
        reading = read_pack_text(data, "pack", strict=True)
        assert bool(reading.errors) == (reading.pack is None)
        assert reading.problems == read_outline(data, "pack").reading.problems or reading.pack is not None
        return
    if name == "zip":
        read_zip("packs.zip", data, lambda _done, _of: None)
        return
    if name == "":
        name = recognise_format(data) or ""
        if not name:
            return
    taken = import_pack(load_reader(name).read(data), "T")
    assert not taken.text or read_pack_text(taken.text, "pack").pack is not None, "what was taken is no pack"


def find_failure(name: str, data: bytes) -> str:
    """Return what a reader did wrong with these bytes: an unexpected exception, or too much time; empty if nothing."""
    began = time.perf_counter()
    try:
        read_input(name, data)
    except (UnreadableFile, SpaceQuizError):
        pass
    except Exception as error:
        return f"{type(error).__name__}: {error}"[:300]
    taken = time.perf_counter() - began
    return f"{taken:.1f} s" if taken > LIMIT else ""


def main() -> int:
    """Try inputs until the time is over, or the one of ``--again``; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=30, help="how long (default: 30)")
    parser.add_argument("--seed", default=None, help="the seed of an earlier run, for the same inputs")
    parser.add_argument("--again", nargs=2, metavar=("FORMAT", "FILE"), help="try one saved input")
    options = parser.parse_args()
    if options.again:
        read_input(options.again[0].replace("any", ""), Path(options.again[1]).read_bytes())
        return 0
    seed = options.seed or f"{time.time_ns():x}"
    chance = random.Random(seed)
    good = samples()
    names = [*good, ""]
    count = dict.fromkeys(names, 0)
    failed = 0
    until = time.monotonic() + options.seconds
    while time.monotonic() < until and failed < 10:
        name = chance.choice(names)
        sample = chance.choice(good[name or chance.choice(list(good))])
        if chance.random() < 0.1:
            data = chance.randbytes(chance.choice((0, 1, 10, 1000)))
        elif sample.startswith(b"PK") and chance.random() < 0.7:
            data = mutate_zip(sample, chance)
        else:
            data = mutate(sample, chance)
        count[name] += 1
        wrong = find_failure(name, data)
        if wrong:
            failed += 1
            file = Path(gettempdir()) / f"fuzz-{name or 'any'}-{count[name]}"
            file.write_bytes(data)
            print(f"FAILED  {name or 'any'}: {wrong}\n        again: {sys.argv[0]} --again {name or 'any'} {file}")
    counts = ", ".join(f"{name or 'any'} {number}" for name, number in count.items())
    print(f"{sum(count.values())} inputs with the seed {seed}: {counts}")
    print(f"{failed} inputs failed" if failed else "no errors but the project's own came out")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
