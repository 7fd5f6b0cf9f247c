"""Annotation → quads: identifiers, terms, the N-Quads text, the SHACL gate, and the annotation as JSON."""
