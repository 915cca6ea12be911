"""调解与裁决: conciliation, draft, approval, award."""
