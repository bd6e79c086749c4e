package io.plenary.launch;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.InternetProtocolFamily;
import io.vertx.core.datagram.DatagramSocketOptions;
import io.vertx.core.net.ClientOptionsBase;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.spi.transport.Transport;

/** The transport of the JDK, whose servers count what they accept: Vert.x tells of a connection when TLS is done with it. */
final class CountedTransport implements Transport, io.vertx.core.transport.Transport {

    private final Transport jdk = io.vertx.core.transport.Transport.NIO.implementation();
    private final AcceptLimit limit;

    CountedTransport(AcceptLimit limit) {
        this.limit = limit;
    }

    @Override
    public void configure(NetServerOptions options, boolean domainSocket, ServerBootstrap bootstrap) {
        jdk.configure(options, domainSocket, bootstrap);
        bootstrap.handler(limit);
    }

    @Override
    public String name() {
        return "counted";
    }

    @Override
    public boolean available() {
        return true;
    }

    @Override
    public Throwable unavailabilityCause() {
        return null;
    }

    @Override
    public Transport implementation() {
        return this;
    }

    @Override
    public boolean supportsDomainSockets() {
        return jdk.supportsDomainSockets();
    }

    @Override
    public boolean supportFileRegion() {
        return jdk.supportFileRegion();
    }

    @Override
    public java.net.SocketAddress convert(SocketAddress address) {
        return jdk.convert(address);
    }

    @Override
    public SocketAddress convert(java.net.SocketAddress address) {
        return jdk.convert(address);
    }

    @Override
    public IoHandlerFactory ioHandlerFactory() {
        return jdk.ioHandlerFactory();
    }

    @Override
    public DatagramChannel datagramChannel() {
        return jdk.datagramChannel();
    }

    @Override
    public DatagramChannel datagramChannel(InternetProtocolFamily family) {
        return jdk.datagramChannel(family);
    }

    @Override
    public ChannelFactory<? extends Channel> channelFactory(boolean domainSocket) {
        return jdk.channelFactory(domainSocket);
    }

    @Override
    public ChannelFactory<? extends ServerChannel> serverChannelFactory(boolean domainSocket) {
        return jdk.serverChannelFactory(domainSocket);
    }

    @Override
    public void configure(DatagramChannel channel, DatagramSocketOptions options) {
        jdk.configure(channel, options);
    }

    @Override
    public void configure(ClientOptionsBase options, int connectTimeout, boolean domainSocket, Bootstrap bootstrap) {
        jdk.configure(options, connectTimeout, domainSocket, bootstrap);
    }
}
