"""The small part of YAML that notes files are written in: read strictly, written by hand."""
