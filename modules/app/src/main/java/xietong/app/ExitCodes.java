// SPDX-License-Identifier: Apache-2.0
package xietong.app;

/** What the program ends with; scripts rely on these numbers. */
public final class ExitCodes {
    public static final int DONE = 0;
    /** Something failed, or a check found something: doctor, verify, rules diff. */
    public static final int FAILED = 1;
    /** The command line or the configuration is wrong; nothing was tried. */
    public static final int USAGE = 2;
    /** The hub refused; nothing was done. */
    public static final int REFUSED = 3;
    /** The hub cannot be reached or does not answer. A command may be accepted: repeat it with its request_id. */
    public static final int NO_CONNECTION = 4;

    private ExitCodes() {}
}
