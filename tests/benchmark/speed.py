"""How many characters a second are read on one core, beside taggers and tokenizers on the same text in the same run.

Seconds are of processor time, so that a busy machine changes little. Prints one JSON object: name → characters a second.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import jieba
import jieba.posseg
import spacy

from loaders import Unreadable, find_files, read_file
from loaders.language import analyse
from loaders.source import read_source

#: So many runs, of which the best counts: what else the machine does can only take time.
RUNS = 5


def rate(work: Callable[[str], object], text: str) -> float:
    """Characters of `text` that `work` gets through in a second; the best of some runs."""
    best = 0.0
    for _ in range(RUNS):
        started = time.process_time()
        work(text)
        best = max(best, len(text) / (time.process_time() - started))
    return best


def reading(folder: str) -> float:
    """Characters a second of the whole reading: bytes to documents with their facts and names."""
    files = {file: len(read_source(file).text) for file in find_files([folder])}
    best = 0.0
    for _ in range(RUNS):
        total, started = 0, time.process_time()
        for file, length in files.items():
            try:
                read_file(file)
            except Unreadable:
                continue
            total += length
        best = max(best, total / (time.process_time() - started))
    return best


def main(folder: str) -> None:
    jieba.setLogLevel(60)
    jieba.initialize()
    list(jieba.posseg.cut("县人民政府"))
    analyse("县人民政府")
    text = "\n".join(read_source(f).text for f in find_files([folder]))
    tokenizer = spacy.blank("zh")
    tokenizer.max_length = 20_000_000
    rates = {
        "`jieba.posseg.cut`, tags alone": rate(lambda t: list(jieba.posseg.cut(t)), text),
        "`jieba.cut`, words alone": rate(lambda t: list(jieba.cut(t)), text),
        '`spacy.blank("zh")`, characters alone': rate(tokenizer, text),
        "extraction, everything": reading(folder),
    }
    print(json.dumps(rates, ensure_ascii=False))


if __name__ == "__main__":
    main(str(Path(sys.argv[1])))
