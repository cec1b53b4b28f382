-- The log of SQLite is of whole pages, and each mailbox has a page of its own in each index of its deliveries. These were
-- three quarters of what an alert to ten stations wrote. They find the last number of a view; there it is found without them
-- by walking back through the mailbox, also by an earlier program. PostgreSQL keeps them: its log is of rows.
${on_sqlite}DROP INDEX IF EXISTS deliveries_by_topic;
${on_sqlite}DROP INDEX IF EXISTS deliveries_by_division;
${on_sqlite}DROP INDEX IF EXISTS deliveries_by_person;
