-- What programs that know schema 5 need not know.
CREATE TABLE more (id ${int} NOT NULL, PRIMARY KEY (id)) ${clustered};
