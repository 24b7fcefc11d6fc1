"""Figures in free text: numbers, percentages, laboratory values, doses, weights and counts."""
