-- Somebody who sees very many children has their list read in its order, a page at a time.
CREATE INDEX child_sort ON child (partnership_id, sort_name, subject_id);
