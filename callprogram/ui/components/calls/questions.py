"""What to ask in each kind of call, worded as the executive likes it."""

import streamlit as st

from callprogram.domain.calls.questions import ASKED, LONGEST_QUESTION
from callprogram.domain.program.call_hour import Program
from callprogram.domain.program.seats import Seat
from callprogram.services.calls import noting
from callprogram.ui.components.words import meanwhile
from callprogram.ui.components.words.words import seat_word
from callprogram.ui.session import do, pieces, say


def show(program: Program) -> None:
    """One form for the seat chosen; emptied, it asks the usual questions again."""
    with st.expander("Questions to ask", icon=":material/question_answer:"):
        seats = {seat_word(seat): seat for seat in Seat}
        seat = seats[st.selectbox("In which calls?", list(seats), key="questions-seat")]
        texts = pieces().views.questions(program.id)[seat]
        kept = {f"Question {place + 1}": texts[place] if place < len(texts) else "" for place in range(ASKED)}
        form = f"questions-{seat}"
        meanwhile.shown(form, kept)
        with st.form(form, border=False):
            typed = {
                label: st.text_input(label, text, max_chars=LONGEST_QUESTION, key=f"question-{seat}-{place}")
                for place, (label, text) in enumerate(kept.items())
            }
            if st.form_submit_button("Save", key=f"questions-save-{seat}"):
                wanted = meanwhile.settled(form, kept, typed)
                if wanted and do(noting.word_questions, program.id, seat, tuple(wanted.values())):
                    say("Saved.")
                st.rerun()
