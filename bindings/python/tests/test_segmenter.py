"""Settings, batches, threads, pickling."""

from __future__ import annotations

import gc
import pickle
import threading
import time
import unicodedata

import pytest

import tieng
from tieng import Segmenter


def test_granularity():
    text = "Người dân đi trên con đường mới."
    assert "con đường" not in Segmenter().words(text)
    assert "con đường" in Segmenter(granularity="coarse").words(text)
    document = Segmenter(granularity="coarse").annotate(text)
    assert document.words == Segmenter(granularity="coarse").words(text)


def test_custom_words():
    text = "Văn minh đô thị của đất nước"
    own = ["văn minh đô thị"]
    assert Segmenter(custom_words=own).words(text)[0] == "Văn minh đô thị"
    assert Segmenter(custom_words=own).annotate(text).words[0] == "Văn minh đô thị"
    never = Segmenter(custom_words={"đất nước": False, "của đất": False})
    assert never.words(text)[-2:] == ["đất", "nước"]


def test_dictionary():
    segmenter = Segmenter(dictionary={"HTX": "hợp tác xã Bình Minh", "QH": ["quốc hội", "quy hoạch"]})
    assert segmenter.expand("Các HTX họp.") == "Các hợp tác xã Bình Minh họp."
    (found,) = segmenter.annotate("Các HTX họp.").abbreviations
    assert (found.source, found.expansion) == ("user", "hợp tác xã Bình Minh")
    (found,) = segmenter.annotate("Bàn về QH.").abbreviations
    assert {each.expansion for each in found.candidates} == {"quốc hội", "quy hoạch"}
    assert {each.domain for each in found.candidates} == {""}


def test_settings_from_files(tmp_path):
    words = tmp_path / "words.txt"
    words.write_text("\ufeff# ours\nvăn minh đô thị\nđất nước\tremove\n", encoding="utf-8")
    entries = tmp_path / "entries.tsv"
    entries.write_text("HTX\thợp tác xã\n", encoding="utf-8")
    for segmenter in [
        Segmenter(custom_words=words, dictionary=entries),
        Segmenter(custom_words=str(words), dictionary=str(entries)),
    ]:
        assert segmenter.words("văn minh đô thị đất nước") == ["văn minh đô thị", "đất", "nước"]
        assert segmenter.expand("Các HTX họp.") == "Các hợp tác xã họp."


def test_errors_name_the_place(tmp_path):
    file = tmp_path / "own.tsv"
    file.write_text("HTX\thợp tác xã\nBLĐ\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"own\.tsv: line 2: no expansion after the key `BLĐ`"):
        Segmenter(dictionary=file)
    file.write_bytes(b"a\tb\nc\t\xff\n")
    with pytest.raises(ValueError, match=r"own\.tsv: line 2: byte 6 is not UTF-8"):
        Segmenter(dictionary=file)
    with pytest.raises(FileNotFoundError):
        Segmenter(custom_words=tmp_path / "none")
    with pytest.raises(ValueError, match=r"custom_words\[1\]: `1` in `số 1`"):
        Segmenter(custom_words=["đất nước", "số 1"])
    with pytest.raises(ValueError, match=r"custom_words\[0\]"):
        Segmenter(custom_words=["#abc"])
    with pytest.raises(ValueError, match=r"custom_words\[0\]: no word"):
        Segmenter(custom_words=["  "])
    with pytest.raises(TypeError, match=r"custom_words\[1\] must be str, not NoneType"):
        Segmenter(custom_words=["a", None])
    with pytest.raises(ValueError, match=r"dictionary\['BLA.+'\]: .*already stands"):
        Segmenter(dictionary={"UBKTTW": "ủy ban", "BLẬ": "a", unicodedata.normalize("NFD", "BLẬ"): "b"})
    with pytest.raises(ValueError, match=r"dictionary\['X'\]"):
        Segmenter(dictionary={"X": "một; hai"})
    with pytest.raises(ValueError, match=r"dictionary\['X'\]"):
        Segmenter(dictionary={"X": []})
    with pytest.raises(ValueError, match="granularity must be 'fine' or 'coarse'"):
        Segmenter("x")


def test_the_batch_is_the_loop(texts):
    segmenter = Segmenter()
    for threads in (None, 1, 2, 7):
        assert segmenter.words_batch(texts, threads) == [segmenter.words(text) for text in texts]
        spans = [segmenter.word_spans(text) for text in texts]
        assert segmenter.word_spans_batch(texts, threads) == spans
        assert segmenter.annotate_batch(texts, threads) == [segmenter.annotate(t) for t in texts]
    assert tieng.words_batch(iter(["Mưa."])) == [["Mưa", "."]]
    assert tieng.annotate_batch(text for text in ["Mưa."])[0].words == ["Mưa", "."]
    assert tieng.words_batch([]) == tieng.annotate_batch([]) == []


def test_a_batch_names_what_is_no_text():
    for batch in (tieng.words_batch, tieng.annotate_batch, Segmenter().word_spans_batch):
        with pytest.raises(TypeError, match=r"texts\[1\] must be str, not None"):
            batch(["a", None])
        with pytest.raises(UnicodeEncodeError, match=r"texts\[2\] has a lone surrogate"):
            batch(["a", "b", "c\udfff"])
        with pytest.raises(TypeError, match="not one string"):
            batch("abc")
        with pytest.raises(TypeError, match="not iterable"):
            batch(7)
        with pytest.raises(ValueError, match="threads must be 1 or more"):
            batch(["a"], threads=0)


def test_other_threads_go_on_during_a_batch():
    texts = ["Công tác dân vận ở Thủ Đức là việc của mọi người. " * 200] * 50
    segmenter, ticks, stop = Segmenter(), [0], threading.Event()

    def tick():
        while not stop.is_set():
            ticks[0] += 1

    ticker = threading.Thread(target=tick)
    ticker.start()
    try:
        # The native call holds the lock at its start and end; a batch that never let go of it
        # would see no tick from one end to the other, in any round.
        engine, seen = segmenter._engine, 0
        for _ in range(20):
            engine.annotate_batch(Watched(texts, ticks), 1)
            seen = max(seen, ticks[0] - Watched.last)
    finally:
        stop.set()
        ticker.join()
    assert seen > 0


def test_a_batch_works_on_several_threads():
    def share(threads):
        """How much of the work other threads do than the one that calls."""
        all_of_it, own = time.process_time(), time.thread_time()
        for _ in range(20):
            tieng.annotate_batch(texts, threads)
        all_of_it, own = time.process_time() - all_of_it, time.thread_time() - own
        return 1 - own / all_of_it

    texts = ["Công tác dân vận ở Thủ Đức là việc của mọi người. " * 40] * 200
    assert share(1) < 0.1 < share(4)


def test_strings_of_words_are_given_out_again(texts):
    segmenter = Segmenter()
    first, second = segmenter.words("Công tác dân vận."), segmenter.words("Dân vận, công tác dân vận.")
    assert second[-2] is first[1]
    # However many words there are, each is itself.
    text = " ".join(f"x{number}" for number in range(50_000))
    for _ in range(2):
        assert segmenter.words(text) == text.split()
    assert segmenter.words_batch(texts) == [segmenter.words(text) for text in texts]


def test_a_finalizer_may_call_back():
    class Calls:
        def __init__(self):
            self.itself = self

        def __del__(self):
            found.append(segmenter.words("Mưa to."))

    segmenter, found, thresholds = Segmenter(), [], gc.get_threshold()
    gc.set_threshold(1)
    try:
        for _ in range(50):
            Calls()
            assert segmenter.words("Công tác dân vận.") == ["Công tác", "dân vận", "."]
    finally:
        gc.set_threshold(*thresholds)
    gc.collect()
    assert found == [["Mưa", "to", "."]] * 50


class Watched:
    """An iterable that remembers the ticks when its last item was taken."""

    last = 0

    def __init__(self, items, ticks):
        self.items, self.ticks = items, ticks

    def __iter__(self):
        yield from self.items
        Watched.last = self.ticks[0]


def test_many_threads_share_a_segmenter(texts):
    segmenter = Segmenter()
    wanted = [segmenter.words(text) for text in texts]
    wrong = []

    def work():
        if [segmenter.words(text) for text in texts] != wanted:
            wrong.append(threading.get_ident())

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


def test_a_pickled_segmenter_needs_no_files(tmp_path):
    file = tmp_path / "words.txt"
    file.write_text("văn minh đô thị\n", encoding="utf-8")
    segmenter = Segmenter("coarse", file, {"HTX": "hợp tác xã"})
    file.unlink()
    copy = pickle.loads(pickle.dumps(segmenter))
    for text in ["Văn minh đô thị", "con đường", "Các HTX họp."]:
        assert copy.annotate(text) == segmenter.annotate(text)
        assert copy.expand(text) == segmenter.expand(text)
    assert repr(copy) == repr(segmenter) == "<Segmenter coarse, own words and abbreviations>"
