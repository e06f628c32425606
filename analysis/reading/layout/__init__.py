"""A text in, its sections out: `sections` knows the order in which the other modules settle what each block of a page is."""
