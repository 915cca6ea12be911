"""裁决之后: service, effect, suit, performance, enforcement, closing."""
