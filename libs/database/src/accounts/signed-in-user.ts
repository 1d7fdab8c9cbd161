/** What a request needs to know of who makes it. */
export interface SignedInUser {
  id: string;
  email: string;
  name: string | null;
  createdAt: Date;
}
