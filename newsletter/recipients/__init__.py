"""Who gets a mailing: chosen by segment, written by SQL, asked again at the moment of sending."""
