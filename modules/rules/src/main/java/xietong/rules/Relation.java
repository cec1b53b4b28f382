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
    /** 原持有法院: a court from which a measure went to another with its case; it reads, and acts no more. */
    FORMER_HOLDER,
    /** Who leads or decided a unified dispatch that an asset is part of. */
    CAMPAIGN,
    /** Who applied for a collaboration, or leads it. */
    LEAD,
    /** 决定法院: the superior that decides a collaboration, or decided it. */
    DECIDER,
    /** A superior on the way up to the one that decides. */
    ROUTE,
    /** A court that takes part in a collaboration in force. */
    PARTICIPANT,
    /** A member of a room. */
    MEMBER,
    /** The member that leads the room. */
    ROOM_LEAD,
    /** The court that reported a fact. */
    REPORTER,
    /** A court that is told of what the police do on their own basis (拒执罪), and acts in nothing. */
    INFORMED,
    /** The operator of the hub. */
    OPERATOR
}
