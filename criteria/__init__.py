"""What a trial asks and how facts decide it. Pure: reads definition files and nothing else.

Imports nothing of ``chatbot`` or ``transcripts``.
"""
