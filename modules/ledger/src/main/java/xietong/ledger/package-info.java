// SPDX-License-Identifier: Apache-2.0
/** The durable truth: the ledger's port, its evidence, and the implementations on SQLite and PostgreSQL. */
package xietong.ledger;
