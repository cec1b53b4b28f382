// SPDX-License-Identifier: Apache-2.0
/** The log on stderr, behind slf4j: text or JSON, and in neither anything that a person wrote or is. */
package xietong.app.log;
