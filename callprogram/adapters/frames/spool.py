"""Frames that wait in memory while they are few, else in files."""

from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from weakref import finalize

import polars as pl

from callprogram.adapters.frames.schema import LINE

_TOGETHER = 25_000  # rows, up to which frames become one
_KEPT_IN_MEMORY = 25_000  # rows, above which the frames wait in files
_FEW = 5_000  # rows, which may be all that is kept of a much larger frame


def by_itself(frame: pl.DataFrame) -> pl.DataFrame:
    """A frame whose texts are its own: what was filtered out of another one holds on to all the texts of that."""
    own = BytesIO()
    frame.write_ipc(own)
    own.seek(0)
    return pl.read_ipc(own)


class Spool:
    """Frames in order, in memory while they are few, else in a folder that goes when nobody holds the spool."""

    def __init__(self) -> None:
        """Start empty."""
        self.heights: list[int] = []
        self._frames: list[pl.DataFrame] = []  # those that are not in the folder
        self._folder: Path | None = None

    def add(self, frame: pl.DataFrame) -> None:
        """Put a frame behind the others; an empty one is nothing."""
        if not frame.height:
            return
        if frame.height <= _FEW:
            frame = by_itself(frame)
        if self.heights and self.heights[-1] + frame.height <= _TOGETHER:
            self._frames[-1] = pl.concat([self._frames[-1], frame])
            self.heights[-1] += frame.height
        else:
            self._frames.append(frame)
            self.heights.append(frame.height)
        if sum(self.heights) > _KEPT_IN_MEMORY:
            self._put_away()

    def frame(self, place: int) -> pl.DataFrame:
        """The frame at a place."""
        kept = place - len(self.heights) + len(self._frames)
        return self._frames[kept] if kept >= 0 else pl.read_ipc(self._file(place))

    def __iter__(self) -> Iterator[pl.DataFrame]:
        """Each frame in turn."""
        return map(self.frame, range(len(self.heights)))

    def _put_away(self) -> None:
        """Write all frames into files but the last, which may grow."""
        if self._folder is None:
            self._folder = Path(mkdtemp(prefix="callprogram-"))
            finalize(self, rmtree, self._folder, ignore_errors=True)
        while len(self._frames) > 1:
            self._frames.pop(0).write_ipc(self._file(len(self.heights) - len(self._frames) - 1))

    def _file(self, place: int) -> Path:
        assert self._folder is not None  # noqa: S101  # only asked for once there is one
        return self._folder / f"{place}.arrow"


class CustomerSpool(Spool):
    """Frames of customers, of which the first row of each, what is known of every row, and the segments are at hand."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self.starts: list[int] = []
        self.lines: list[pl.DataFrame] = []
        self.segments: Counter[str] = Counter()

    def add(self, frame: pl.DataFrame) -> None:
        """Put a frame behind the others; an empty one is nothing."""
        super().add(frame)
        if len(self.heights) > len(self.starts):
            self.starts.append(frame[0, "row"])
        if frame.height:
            self.lines.append(frame.select(LINE))
            self.segments.update(dict(frame["segment"].value_counts().iter_rows()))
