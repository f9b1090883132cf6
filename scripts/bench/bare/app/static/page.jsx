export default function StaticPage() {
  return (
    <main>
      <h1>Static page</h1>
    </main>
  );
}
