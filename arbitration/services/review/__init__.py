"""仲裁审查: from the joint application to the document, or its refusal."""
