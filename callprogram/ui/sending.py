"""What is on its way to a browser stays on its way when a part of its page runs again."""

from streamlit.runtime.forward_msg_queue import ForwardMsgQueue

_clear = ForwardMsgQueue.clear


def keep_what_parts_say() -> None:
    """Have Streamlit send what a part of a page (`st.fragment`) has said, though the part runs again before it is sent.

    It would drop that (1.67), but not what the parts inside have said: a dialog's words without the dialog, at which
    the browser gives up the whole page (“Cannot set a node at a delta path”); ADR 40.
    """
    setattr(ForwardMsgQueue, "clear", _clear_whole)  # noqa: B010 -- there is no setting, and a method has another type


def _clear_whole(
    queue: ForwardMsgQueue, retain_lifecycle_msgs: bool = False, fragment_ids_this_run: list[str] | None = None
) -> None:
    if fragment_ids_this_run is None:
        _clear(queue, retain_lifecycle_msgs)
    else:
        queue._delta_index_map = {}  # noqa: SLF001 -- what is said from now on comes behind, and not in its place
