"""Somebody at a page without a browser: what its socket says, and what is typed and pressed on it."""

from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from typing import Self

from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

_PATIENCE = 60


class GoneError(Exception):
    """The server did not answer to the end."""


@dataclass
class Shown:
    """What one run of a page has shown."""

    texts: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    toasts: list[str] = field(default_factory=list)
    inputs: dict[str, tuple[str, str]] = field(default_factory=dict)
    submits: dict[str, str] = field(default_factory=dict)

    def take(self, delta: Delta) -> None:
        """One element more."""
        element = delta.new_element
        match element.WhichOneof("type"):
            case "markdown" | "heading" | "text":
                self.texts.append(str(element))
            case "alert" if element.alert.format == Alert.ERROR:
                self.errors.append(element.alert.body)
            case "toast":
                self.toasts.append(element.toast.body)
            case "exception":
                self.errors.append(f"Traceback: {element.exception.message}")
            case "text_input":
                each = element.text_input
                self.inputs[each.label] = (each.id, each.form_id)
            case "button" if element.button.is_form_submitter:
                self.submits[element.button.form_id] = element.button.id


@dataclass
class Visitor:
    """One open page of one server: `with Visitor(url, "customers", "customer=c1") as page:`."""

    url: str
    page: str
    query: str
    _open: ExitStack = field(default_factory=ExitStack)
    _socket: ClientConnection = field(init=False)

    def __enter__(self) -> Self:
        address = self.url.replace("http://", "ws://") + "/_stcore/stream"
        offered = [Subprotocol("streamlit")]
        try:
            self._socket = self._open.enter_context(
                connect(address, subprotocols=offered, max_size=None, open_timeout=_PATIENCE)
            )
        except (OSError, WebSocketException) as error:
            raise GoneError from error
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(OSError, WebSocketException):
            self._open.close()

    def look(self) -> Shown:
        """Run the page."""
        return self._run(self._wanted())

    def save(self, shown: Shown, label: str, value: str) -> Shown:
        """Type into a field of a form, and press what sends it."""
        field_id, form = shown.inputs[label]
        wanted = self._wanted()
        typed = wanted.rerun_script.widget_states.widgets.add()
        typed.id, typed.string_value = field_id, value
        pressed = wanted.rerun_script.widget_states.widgets.add()
        pressed.id, pressed.trigger_value = shown.submits[form], True
        return self._run(wanted)

    def _wanted(self) -> BackMsg:
        wanted = BackMsg()
        wanted.rerun_script.query_string = self.query
        wanted.rerun_script.page_name = self.page
        return wanted

    def _run(self, wanted: BackMsg) -> Shown:
        shown = Shown()
        try:
            self._socket.send(wanted.SerializeToString())
            while True:
                frame = self._socket.recv(timeout=_PATIENCE)
                message = ForwardMsg.FromString(frame) if isinstance(frame, bytes) else ForwardMsg()
                if message.WhichOneof("type") == "delta":
                    shown.take(message.delta)
                if message.WhichOneof("type") == "script_finished":
                    if message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                        continue
                    return shown
        except (OSError, WebSocketException, TimeoutError) as error:
            raise GoneError from error
