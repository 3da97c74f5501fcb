"""Papers: one description of a document, written as DOCX for people who go on writing and as PDF for people who read."""
