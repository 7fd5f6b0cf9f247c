"""The compact encoder from raw text to int8, on some 60 sentences whose names are as regular as can be."""

from __future__ import annotations

import json
import lzma
import subprocess
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest

pytest.importorskip("onnx", reason="the extra `train` is not installed")

import torch

from ingest.errors import InputError, NabaError
from ingest.train.encoder import __main__ as command
from ingest.train.encoder import labelled, pretrain, raw
from ingest.train.encoder.blocks import Blocks, batch, hidden, packed
from ingest.train.encoder.compare import Outcome, judged
from ingest.train.encoder.export import Exported, export
from ingest.train.encoder.finetune import Finetuned, finetune
from ingest.train.encoder.labelled import Example, Score
from ingest.train.encoder.model import WordClassifier, build
from ingest.train.encoder.runtime import MODEL, VOCABULARY, OnnxLabeller
from ingest.train.encoder.settings import (
    EncoderSettings,
    FinetuneSettings,
    PretrainSettings,
    Settings,
    VocabularySettings,
)
from ingest.train.encoder.vocabulary import BEGIN, END, MASK, UNKNOWN, Vocabulary, folded, learn

# {p} is a person of two words, {l} a place of one, {o} an organization of two.
TEMPLATES = (
    "قال {p} إن الاجتماع انتهى في {l} .",
    "أعلنت {o} فتح مكتب جديد في {l} .",
    "زار {p} مدينة {l} أمس .",
    "التقى {p} رئيس {o} مساء الاثنين .",
    "نفت {o} الخبر الذي نشر في {l} .",
    "وصل {p} إلى {l} وعاد منها اليوم .",
)
PERSONS = "سالم الديراني|نادر الحلبي|ليلى الكوفي|هاني البصري|مريم الشامي|طارق الموصلي|سعاد التونسي".split("|")
PLACES = "بغداد دمشق تونس عمان الرباط صنعاء القاهرة بيروت".split()
BODIES = "شركة السنديان|شركة النخيل|حزب الوفاق|حزب البناء|جمعية الأمل".split("|")
KINDS = {"{p}": ("PERS", PERSONS), "{l}": ("LOC", PLACES), "{o}": ("ORG", BODIES)}

SETTINGS = Settings(
    VocabularySettings(size=260, least_character=2),
    EncoderSettings(layers=2, hidden=48, heads=2, inner=96, embedding=24, longest=32, dropout=0.0),
    PretrainSettings(
        steps=40, batch=8, block=32, rate=3e-3, generator_layers=1, generator_hidden=24, report=10, save=15
    ),
    FinetuneSettings(epochs=12, batch=8, rate=5e-3, dropout=0.0),
)


def _example(number: int) -> Example:
    """The sentence of a number: its template, and names in an order that meets each with each."""
    words: list[str] = []
    labels: list[str] = []
    for i, word in enumerate(TEMPLATES[number % len(TEMPLATES)].split()):
        kind, names = KINDS.get(word, ("", [word]))
        name = names[(number * 5 + number // 6 + i) % len(names)].split()
        words += name
        labels += [f"{place}-{kind}" if kind else "O" for place in ("B", *"I" * (len(name) - 1))]
    return Example(tuple(words), tuple(labels))


ALL = [_example(number) for number in range(76)]
TRAIN = ALL[:60]
DEV = [example for example in ALL[60:] if example not in TRAIN]
SENTENCES = [example.words for example in TRAIN]


class Trained(NamedTuple):
    """All that one toy run makes."""

    pretrained: pretrain.Pretrained
    checkpoint: Path
    tuned: Finetuned
    folder: Path
    exported: Exported


@pytest.fixture(scope="module", autouse=True)
def _one_core() -> Iterator[None]:
    """The processor even where there is a GPU, whose sums differ from run to run; one thread, as the products are small."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    with pytest.MonkeyPatch.context() as patch:
        for module in ("pretrain", "finetune", "__main__"):
            patch.setattr(f"ingest.train.encoder.{module}.best_device", lambda: torch.device("cpu"))
        yield
    torch.set_num_threads(threads)


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return learn(SENTENCES, SETTINGS.vocabulary)


@pytest.fixture(scope="module")
def trained(vocabulary: Vocabulary, tmp_path_factory: pytest.TempPathFactory) -> Trained:
    folder = tmp_path_factory.mktemp("encoder")
    checkpoint = folder / "pretrain.pt"
    pretrained = pretrain.pretrain(SENTENCES, vocabulary, SETTINGS.encoder, SETTINGS.pretrain, checkpoint)
    weights = {name: value.clone() for name, value in pretrained.encoder.state_dict().items()}
    tuned = finetune(pretrained.encoder, vocabulary, TRAIN, DEV, SETTINGS.finetune)
    exported = export(tuned.network, tuned.labels, vocabulary, folder, [example.words for example in DEV])
    encoder = build(len(vocabulary), SETTINGS.encoder)  # as it was before fine-tuning changed it
    encoder.load_state_dict(weights)
    return Trained(pretrained._replace(encoder=encoder), checkpoint, tuned, folder, exported)


def test_the_dev_sentences_are_new() -> None:
    assert len(DEV) >= 12 and not {each.words for each in DEV} & set(SENTENCES)


def test_the_same_text_gives_the_same_vocabulary(vocabulary: Vocabulary) -> None:
    assert learn(SENTENCES[::-1], SETTINGS.vocabulary).text == vocabulary.text


def test_a_vocabulary_is_read_as_it_was_written(vocabulary: Vocabulary, tmp_path: Path) -> None:
    path = tmp_path / "sub" / VOCABULARY
    vocabulary.save(path)
    again = Vocabulary.load(path)
    assert again.digest == vocabulary.digest and again("الديراني") == vocabulary("الديراني")
    assert [each.name for each in path.parent.iterdir()] == [VOCABULARY]


def test_spellings_of_a_word_have_the_same_pieces(vocabulary: Vocabulary) -> None:
    assert vocabulary("أعلنت") == vocabulary("اعلنت") == vocabulary("أَعلَنَت")
    assert folded("على") != folded("علي") and folded("١٢") == folded("34") == "00"
    assert len(vocabulary("بغداد")) < len("بغداد")


@pytest.mark.parametrize("word", ["ً", "汉", "x" * 500])
def test_no_word_is_without_pieces(vocabulary: Vocabulary, word: str) -> None:
    assert UNKNOWN in vocabulary(word) and len(vocabulary(word)) <= 2


def test_long_sentences_are_cut_between_words(vocabulary: Vocabulary) -> None:
    words = SENTENCES[0] * 5
    windows = list(vocabulary.windows(words, 16))
    assert len(windows) > 1 and all(len(each.pieces) <= 16 for each in windows)
    assert all(each.pieces[0] == BEGIN and each.pieces[-1] == END for each in windows)
    assert sum(len(each.starts) for each in windows) == len(words)


def test_whole_words_are_hidden(vocabulary: Vocabulary) -> None:
    blocks = packed(SENTENCES, vocabulary, 32)
    masked, chosen = hidden(blocks, 0.3, np.random.default_rng(1))
    word = np.cumsum(blocks.begins, axis=1)
    for row in range(len(word)):
        for number in set(word[row][chosen[row]]):
            inside = (word[row] == number) & (blocks.pieces[row] != BEGIN)
            assert chosen[row][inside].all()
    assert (masked[chosen] == MASK).all() and (masked[~chosen] == blocks.pieces[~chosen]).all()
    assert 0.15 < chosen.mean() < 0.45


def test_a_pass_reads_every_row_once() -> None:
    pieces = np.arange(10, dtype=np.int32)[:, None]
    blocks = Blocks(pieces, np.ones_like(pieces, np.bool_))
    read = np.concatenate([batch(blocks, 4, step, 7).pieces[:, 0] for step in range(5)])
    assert sorted(read[:10]) == sorted(read[10:]) == list(range(10)) and list(read[:10]) != list(read[10:])


def test_pretraining_learns(trained: Trained) -> None:
    losses = trained.pretrained.losses
    assert [each.step for each in losses] == [10, 20, 30, 40]
    assert losses[-1].guessed < losses[0].guessed * 0.96 and losses[-1].told < losses[0].told * 0.75


def test_a_resumed_run_ends_as_an_unbroken_one(trained: Trained, vocabulary: Vocabulary, tmp_path: Path) -> None:
    path = tmp_path / "pretrain.pt"
    given = (SENTENCES, vocabulary, SETTINGS.encoder, SETTINGS.pretrain, path)
    pretrain.pretrain(*given, until=23)  # between two reports
    resumed = pretrain.pretrain(*given)
    assert resumed.losses == trained.pretrained.losses
    wanted = trained.pretrained.encoder.state_dict()
    assert all(torch.equal(value, wanted[name]) for name, value in resumed.encoder.state_dict().items())
    assert [each.name for each in tmp_path.iterdir()] == ["pretrain.pt"]


def test_another_run_s_checkpoint_is_refused(trained: Trained, vocabulary: Vocabulary) -> None:
    other = replace(SETTINGS.pretrain, seed=2)
    with pytest.raises(NabaError, match=r"pretrain\.pt: the checkpoint is of another run.*begin anew"):
        pretrain.pretrain(SENTENCES, vocabulary, SETTINGS.encoder, other, trained.checkpoint)


def test_a_damaged_checkpoint_is_told(trained: Trained, vocabulary: Vocabulary, tmp_path: Path) -> None:
    path = tmp_path / "pretrain.pt"
    path.write_bytes(trained.checkpoint.read_bytes()[:500])
    with pytest.raises(NabaError, match=r"pretrain\.pt: the checkpoint does not load"):
        pretrain.pretrain(SENTENCES, vocabulary, SETTINGS.encoder, SETTINGS.pretrain, path)


def test_pretraining_runs_in_bfloat16(vocabulary: Vocabulary, monkeypatch: pytest.MonkeyPatch) -> None:
    def halved(device: torch.device) -> AbstractContextManager[object]:
        return torch.autocast("cpu", torch.bfloat16)

    monkeypatch.setattr(pretrain, "precision", halved)  # as on a GPU
    short = replace(SETTINGS.pretrain, steps=2, report=1)
    losses = pretrain.pretrain(SENTENCES, vocabulary, SETTINGS.encoder, short).losses
    assert all(np.isfinite(each).all() for each in losses)


def test_names_are_learnt(trained: Trained) -> None:
    assert trained.tuned.best.f1 > 0.85
    assert trained.tuned.labels == ("O", "B-LOC", "I-LOC", "B-ORG", "I-ORG", "B-PERS", "I-PERS")


def test_int8_labels_as_float(trained: Trained) -> None:
    assert trained.exported.agreement > 0.97 and trained.exported.size < 400_000


def test_the_labeller_gives_log_probabilities(trained: Trained) -> None:
    labeller = OnnxLabeller(trained.folder, threads=1)
    found = labeller([DEV[0].words, (), DEV[1].words * 6])
    assert [each.log_probabilities.shape for each in found] == [
        (len(DEV[0].words), 7),
        (0, 7),
        (6 * len(DEV[1].words), 7),
    ]
    assert found[0].log_probabilities.dtype == np.float32
    assert np.allclose(np.exp(found[2].log_probabilities).sum(axis=1), 1, atol=1e-5)
    assert np.array_equal(OnnxLabeller(trained.folder, threads=3)([DEV[0].words] * 9)[8][0], found[0][0])
    assert found[0].labels == labeller([DEV[0].words])[0].labels and len(found[2].labels) == 6 * len(DEV[1].words)


def test_the_int8_model_is_judged(trained: Trained) -> None:
    outcome = judged(OnnxLabeller(trained.folder), DEV)
    assert outcome.score.f1 > 0.8 and outcome.speed > 0 and list(outcome.kinds) == ["LOC", "ORG", "PERS"]


def test_who_wins() -> None:
    good = Score(0.8, 0.8, 0.8)
    assert Outcome(good, {}, 2000).wins(0.75)
    assert not Outcome(good, {}, 1999).wins(0.75) and not Outcome(good, {}, 9000).wins(0.8)


def test_the_same_network_gives_the_same_files(trained: Trained, vocabulary: Vocabulary, tmp_path: Path) -> None:
    export(trained.tuned.network, trained.tuned.labels, vocabulary, tmp_path, [])
    model = (tmp_path / MODEL).read_bytes()
    assert model == trained.exported.path.read_bytes() and str(Path.cwd()).encode() not in model


def test_too_many_parameters_are_refused() -> None:
    with pytest.raises(NabaError, match=r"would have [0-9,]+ parameters, 15,000,000 are allowed"):
        build(30_000, EncoderSettings(hidden=1024, inner=4096))
    build(30_000, EncoderSettings())


def test_too_large_a_model_is_refused_and_leaves_none(vocabulary: Vocabulary, tmp_path: Path) -> None:
    network = WordClassifier(build(len(vocabulary), SETTINGS.encoder), 3, 0.0)
    with pytest.raises(NabaError, match=r"has [0-9,]+ bytes, 1,000 are allowed"):
        export(network, ("O", "B-X", "I-X"), vocabulary, tmp_path, [], limit=1000)
    assert not (tmp_path / MODEL).exists()


def test_the_labeller_needs_no_torch() -> None:
    told = "import sys, ingest.train.encoder.runtime; print([m for m in ('torch', 'onnx') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_a_model_wants_its_own_vocabulary(trained: Trained, tmp_path: Path) -> None:
    (tmp_path / MODEL).write_bytes(trained.exported.path.read_bytes())
    with pytest.raises(NabaError, match="no vocabulary"):
        OnnxLabeller(tmp_path)
    learn(SENTENCES[:30], SETTINGS.vocabulary).save(tmp_path / VOCABULARY)
    with pytest.raises(NabaError, match="another vocabulary"):
        OnnxLabeller(tmp_path)
    (tmp_path / MODEL).write_bytes(b"no model")
    with pytest.raises(NabaError, match="does not load"):
        OnnxLabeller(tmp_path)


def test_raw_news_is_read(tmp_path: Path) -> None:
    record = json.dumps({"title": "زار الوفد بغداد", "text": "قال نادر إنه عاد. ثم سافر هاني إلى دمشق.", "id": 1})
    with lzma.open(tmp_path / "a.jsonl.xz", "wt", encoding="utf-8") as file:
        file.write(record + "\n\n{}\n")
    (tmp_path / "b.txt").write_text("وصل الرئيس إلى تونس\n", "utf-8")
    (tmp_path / "names.txt").write_text("بغداد B-LOC\n", "utf-8")
    found = [" ".join(words) for words in raw.sentences(tmp_path, tmp_path / "names.txt")]
    assert found == ["زار الوفد بغداد", "قال نادر إنه عاد .", "ثم سافر هاني إلى دمشق .", "وصل الرئيس إلى تونس"]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.csv", b"x", "no raw news; put"),
        ("a.jsonl", b'{"text": "x"}\n{"text": ', r"a\.jsonl:2: broken JSON.*mend"),
        ("a.jsonl", b"[1]\n", r"a\.jsonl:1: not an object"),
        ("a.jsonl", b'{"text": "\xff"}\n', r"a\.jsonl:1: not UTF-8"),
        ("a.jsonl.xz", lzma.compress(b'{"text": "x"}\n' * 99)[:60], r"a\.jsonl\.xz: the data are damaged"),
    ],
)
def test_broken_raw_news_is_told(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError, match=said):
        list(raw.sentences(tmp_path))


@pytest.mark.parametrize(("text", "said"), [("", "no labelled sentence"), ("بغداد B-LOC\nدمشق\n", ":2: not a word")])
def test_broken_labelled_data_are_told(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "names.txt"
    path.write_text(text, "utf-8")
    with pytest.raises(InputError, match=said):
        labelled.read(path)


def test_the_last_tenth_is_kept_back() -> None:
    train, dev = labelled.parted(ALL)
    assert [*train, *dev] == ALL and len(dev) == len(ALL) // 10
    with pytest.raises(InputError, match="9 labelled sentences are too few"):
        labelled.parted(ALL[:9])


def test_the_command_runs_all_and_gives_the_verdict(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    quick = replace(SETTINGS, pretrain=replace(SETTINGS.pretrain, steps=4), finetune=FinetuneSettings(epochs=1))
    monkeypatch.setattr(command, "TOY", quick)
    (tmp_path / "news.txt").write_text("\n".join(map(" ".join, SENTENCES)), "utf-8")
    lines = ("".join(f"{w} {tag}\n" for w, tag in zip(*example, strict=True)) for example in TRAIN)
    (tmp_path / "anercorp_train.txt").write_text("\n".join(lines), "utf-8")
    arguments = [str(tmp_path), "--out", str(tmp_path / "out"), "--toy", "--beat", "1", "--without", "ORG"]
    assert command.main(arguments) == 0
    said = capsys.readouterr()
    assert "dev F1" in said.out and "does not win" in said.out and "ORG" not in said.out
    assert "encoder" in said.err and "epoch 1 of 1" in said.err


def test_the_command_tells_a_missing_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main([str(tmp_path / "none"), "--out", str(tmp_path), "--toy"]) == 2
    said = capsys.readouterr().err
    assert "none: there is no such folder" in said and said.count("\n") == 1
