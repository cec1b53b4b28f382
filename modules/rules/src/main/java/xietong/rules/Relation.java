// SPDX-License-Identifier: Apache-2.0
package xietong.rules;

/** How an organisation stands to a resource; with its kind and the officer's role this decides rights. */
public enum Relation {
    /** None: the method concerns no existing resource. */
    NONE,
    /** 委托法院. */
    SENDER,
    /** 受托法院. */
    RECIPIENT,
    /** A superior of the sender. */
    SENDER_SUPERIOR,
    /** A superior of the recipient. */
    RECIPIENT_SUPERIOR,
    /** 持有法院: the court that holds a measure on property. */
    HOLDER,
    /** 协助执行单位: the institution that keeps the property. */
    REGISTRAR,
    /** 其他查控法院: another court with a live order on the same asset. */
    CLAIMANT,
    /** A superior before whom a measure, or a dispute about an asset, was laid. */
    HOLDER_SUPERIOR,
    /** The operator of the hub. */
    OPERATOR
}
