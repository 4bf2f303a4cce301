import type { IpvsRealServer, RealServerKey, VirtualServiceConfig, VirtualServiceKey } from '#libs/domain';

interface StepBase {
  readonly service: VirtualServiceKey;
  /** Why this step is needed, for people. */
  readonly reason: string;
}

/** One change of the kernel's table; each is one `ipvsadm` command. */
export type IpvsStep =
  | (StepBase & { readonly kind: 'add-service' | 'edit-service'; readonly config: VirtualServiceConfig })
  | (StepBase & { readonly kind: 'delete-service' })
  | (StepBase & { readonly kind: 'add-server' | 'edit-server'; readonly server: IpvsRealServer })
  | (StepBase & { readonly kind: 'delete-server'; readonly server: RealServerKey });
