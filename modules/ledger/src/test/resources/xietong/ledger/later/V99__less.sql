-- What ends the use by every program that does not know it.
ALTER TABLE statistics RENAME TO figures;
