// SPDX-License-Identifier: Apache-2.0
/** What walls show: facts taken from each commit, counted for each scope that somebody looks at. */
package xietong.hub.wall;
