"""What is on its way to a browser when a part of its page runs again: all of it, in the order in which it was said."""

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue

from callprogram.ui.sending import keep_what_parts_say

keep_what_parts_say()


def said(part: str, *path: int, words: str = "") -> ForwardMsg:
    """A container at this path that a part of the page has made, or words in one."""
    message = ForwardMsg()
    message.metadata.delta_path.extend(path)
    message.delta.fragment_id = part
    if words:
        message.delta.new_element.markdown.body = words
    else:
        message.delta.add_block.allow_empty = True
    return message


def test_a_dialog_is_sent_with_its_words_though_the_part_that_opened_it_runs_again() -> None:
    queue, dialog = ForwardMsgQueue(), [said("hour", 2, 0), said("dialog", 2, 0, 0, words="Call now?")]
    for each in dialog:
        queue.enqueue(each)
    queue.clear(retain_lifecycle_msgs=True, fragment_ids_this_run=["hour"])
    assert queue.flush() == dialog


def test_what_a_part_says_when_it_runs_again_comes_behind_what_it_has_said() -> None:
    queue, before, after = ForwardMsgQueue(), said("hour", 0, 0, words="Ada"), said("hour", 0, 0, words="Grace")
    queue.enqueue(before)
    queue.clear(retain_lifecycle_msgs=True, fragment_ids_this_run=["hour"])
    queue.enqueue(after)
    assert queue.flush() == [before, after]


def test_where_the_whole_page_runs_again_what_was_not_sent_yet_is_dropped() -> None:
    queue = ForwardMsgQueue()
    queue.enqueue(said("hour", 2, 0))
    queue.clear(retain_lifecycle_msgs=True)
    assert queue.is_empty()
