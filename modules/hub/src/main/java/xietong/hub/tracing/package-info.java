// SPDX-License-Identifier: Apache-2.0
/** OpenTelemetry traces: from the caller's W3C trace context to the recipient's delivery. Off unless configured. */
package xietong.hub.tracing;
