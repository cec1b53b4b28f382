// SPDX-License-Identifier: Apache-2.0
/** A police terminal in a console: what is open, what comes, what is typed. */
package xietong.app.terminal;
