"""What every room may import: standard library only, no I/O but resources."""
