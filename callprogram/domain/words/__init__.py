"""Days, progress and paper as people speak of them: what every other room stands on."""
