// SPDX-License-Identifier: Apache-2.0
/** Several nodes with a PostgreSQL server of their own on one machine, for trying a cluster. */
package xietong.app.cluster;
