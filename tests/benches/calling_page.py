"""A browser's own connection to a page, without the browser: how long a rerun takes."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect


@contextmanager
def opened(url: str) -> Iterator[ClientConnection]:
    """The page, shown once."""
    place = url.replace("http://", "ws://") + "/_stcore/stream"
    with connect(place, subprotocols=["streamlit"], max_size=None) as connection:  # type: ignore[list-item]
        rerun(connection)
        yield connection


def rerun(connection: ClientConnection) -> float:
    """Run the page once more: the seconds until it is there."""
    began = time.perf_counter()
    wanted = BackMsg()
    wanted.rerun_script.query_string = ""
    connection.send(wanted.SerializeToString())
    while True:
        answer = ForwardMsg()
        answer.ParseFromString(bytes(connection.recv(timeout=60)))  # type: ignore[arg-type]
        if (
            answer.WhichOneof("type") == "script_finished"
            and answer.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
        ):
            return time.perf_counter() - began
