"""What the desk reads: letters and absences, cases, what was decided in them, and what comes again and again."""
