"""当事人与请求的变动: who joins, leaves or succeeds, and what is asked for."""
