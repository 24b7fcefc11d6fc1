"""The eligibility chatbot: interpretation, dialogue, staff tools and the two front ends."""
