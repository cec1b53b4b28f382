// SPDX-License-Identifier: Apache-2.0
package xietong.app.demo;

import com.google.protobuf.Message;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.PrototypeMarshaller;
import io.grpc.ServiceDescriptor;
import java.util.List;
import xietong.v1.AdminServiceGrpc;
import xietong.v1.AlertServiceGrpc;
import xietong.v1.AuditServiceGrpc;
import xietong.v1.CaseServiceGrpc;
import xietong.v1.CollaborationServiceGrpc;
import xietong.v1.DirectoryServiceGrpc;
import xietong.v1.DutyServiceGrpc;
import xietong.v1.EntrustmentServiceGrpc;
import xietong.v1.FreezeServiceGrpc;
import xietong.v1.GridServiceGrpc;
import xietong.v1.LocateServiceGrpc;
import xietong.v1.StatisticsServiceGrpc;
import xietong.v1.SupervisionServiceGrpc;

/** Methods of the contract by name. */
final class Contract {
    private static final List<ServiceDescriptor> SERVICES = List.of(
            EntrustmentServiceGrpc.getServiceDescriptor(),
            FreezeServiceGrpc.getServiceDescriptor(),
            CollaborationServiceGrpc.getServiceDescriptor(),
            CaseServiceGrpc.getServiceDescriptor(),
            LocateServiceGrpc.getServiceDescriptor(),
            SupervisionServiceGrpc.getServiceDescriptor(),
            DutyServiceGrpc.getServiceDescriptor(),
            StatisticsServiceGrpc.getServiceDescriptor(),
            AlertServiceGrpc.getServiceDescriptor(),
            GridServiceGrpc.getServiceDescriptor(),
            AuditServiceGrpc.getServiceDescriptor(),
            DirectoryServiceGrpc.getServiceDescriptor(),
            AdminServiceGrpc.getServiceDescriptor());

    private Contract() {}

    @SuppressWarnings("unchecked")
    static MethodDescriptor<Message, Message> method(String call) {
        return SERVICES.stream()
                .flatMap(s -> s.getMethods().stream())
                .filter(m -> m.getFullMethodName().equals("xietong.v1." + call))
                .map(m -> (MethodDescriptor<Message, Message>) m)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the contract has no method " + call));
    }

    static Message request(MethodDescriptor<Message, Message> method) {
        return (Message) ((PrototypeMarshaller<?>) method.getRequestMarshaller()).getMessagePrototype();
    }
}
