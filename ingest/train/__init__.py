"""Training of the project's own models on labelled and raw news; nothing here is needed to read news."""
