"""Tests of the YAML that notes files are written in."""
