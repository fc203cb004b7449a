"""What documents set for paper or slides share: paragraphs of runs, their looks, their places."""
