// SPDX-License-Identifier: Apache-2.0

/** The program: configuration, command line, and the wiring of the parts by hand. */
package xietong.app;
