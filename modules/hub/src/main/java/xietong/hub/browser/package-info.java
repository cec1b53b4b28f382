// SPDX-License-Identifier: Apache-2.0
/** The hub for browsers: pages, calls as JSON, streams as server-sent events; everything else is the gateway's. */
package xietong.hub.browser;
