// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Option;
import xietong.v1.OriginalFreeze;

/** The freeze that a measure is about, named so that nothing is released or deducted by mistake 原冻结案号、原请求单号. */
final class OriginalOptions {
    @Option(names = "--original-case", paramLabel = "NUMBER", required = true,
            description = "Case under which it was first ordered 原冻结案号.")
    private String caseNumber;

    @Option(names = "--original-request", paramLabel = "NUMBER", required = true,
            description = "Request number under which it was first ordered 原请求单号.")
    private String requestNumber;

    OriginalFreeze original() {
        return OriginalFreeze.newBuilder().setCaseNumber(caseNumber).setRequestNumber(requestNumber).build();
    }
}
