import { context, propagation, trace } from '@opentelemetry/api';
import { tracingBegins } from './trace.ts';

export type TraceSettings = {
  /** Of a collector that speaks OTLP over HTTP, without a slash at the end. */
  endpoint: string;
  /** Such as a collector's key. */
  headers: Record<string, string>;
  serviceName: string;
  /** Of so many traces one is kept: 1 is all, 0.1 every tenth. */
  ratio: number;
};

/**
 * Sends traces from here on. The SDK is loaded only now: a process without a collector never sees it.
 *
 * @returns what sends the rest and ends it.
 */
export async function startTracing(settings: TraceSettings, role: string): Promise<() => Promise<void>> {
  const [sdk, { OTLPTraceExporter }, { AsyncLocalStorageContextManager }, { W3CTraceContextPropagator }, resources] =
    await Promise.all([
      import('@opentelemetry/sdk-trace'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/context-async-hooks'),
      import('@opentelemetry/core'),
      import('@opentelemetry/resources'),
    ]);
  const exporter = new OTLPTraceExporter({ url: `${settings.endpoint}/v1/traces`, headers: settings.headers });
  const provider = new sdk.TracerProvider({
    resource: resources.resourceFromAttributes({ 'service.name': settings.serviceName, 'vozex.role': role }),
    sampler: new sdk.ParentBasedSampler({ root: new sdk.TraceIdRatioBasedSampler(settings.ratio) }),
    spanProcessors: [new sdk.BatchSpanProcessor({ exporter })],
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  trace.setGlobalTracerProvider(provider);
  tracingBegins();
  return () => provider.shutdown();
}
